import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, organizationOf, recipient } from '@tenantry/schema';

export const RepairExchangeObject = composite({
  summary: 'Writes the owner pointer and the address list membership of a recipient anew.',
  source: 'managed-email-2007.yaml (dd251637, dd251914)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    owningOrganization: organizationOf('path', 'Organization whose lists show the recipient.'),
    path: recipient('User, group or contact.', { within: 'organization' }),
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    await call(exchange.RepairExchangeObject, input);
    return {};
  },
});
