import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { deviceUser } from '@tenantry/schema';

export const ClearUserPolicy = composite({
  summary: 'Takes the policy of a user away; the default of his organization applies then.',
  source: 'hosted-mobility-2007.yaml (dd251722)',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,

  async run({ input, call }) {
    await call(mobility.SetCASMailbox, { ...input, path: input.user, activeSyncMailboxPolicy: '' });
    return {};
  },
});
