import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { deviceUser } from '@tenantry/schema';

export const ClearUserPolicyExemption = composite({
  summary: 'Ends the exemption of a user from policies.',
  source: 'hosted-mobility-2007.yaml (dd278875)',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,

  async run({ input, call }) {
    await call(mobility.SetCASMailbox, { ...input, path: input.user, activeSyncPolicyExempt: false });
    return {};
  },
});
