import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, organization } from '@tenantry/schema';

export const DeleteGlobalAddressList = composite({
  summary: 'Deletes the global address list of an organization.',
  source: 'managed-email-2007.yaml (dd278545)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the list.'),
  },

  async run({ input, call }) {
    await call(exchange.DeleteGlobalAddressList, { ...input, path: input.organization });
    return {};
  },
});
