import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, organization } from '@tenantry/schema';

export const DeleteAddressList = composite({
  summary: 'Deletes the address list of an organization.',
  source: 'managed-email-2007.yaml (dd251572)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the list.'),
  },

  async run({ input, call }) {
    await call(exchange.DeleteAddressList, { ...input, path: input.organization });
    return {};
  },
});
