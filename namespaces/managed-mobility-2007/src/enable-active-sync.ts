import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { deviceUser } from '@tenantry/schema';

export const EnableActiveSync = composite({
  summary: 'Lets a user synchronize devices.',
  remarks: 'His policy and his devices stay as they are.',
  source: 'KB952076',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,

  async run({ input, call }) {
    await call(exchange.SetCASMailbox, { ...input, path: input.user, activeSyncEnabled: true });
    return {};
  },
});
