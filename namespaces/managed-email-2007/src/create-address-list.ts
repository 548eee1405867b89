import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, list, objectName, optional, organization, recipient, text } from '@tenantry/schema';

export const CreateAddressList = composite({
  summary: 'Creates the address list of an organization, the one that goes into its offline address book.',
  source: 'managed-email-2007.yaml (dd278487)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that gets the list.'),
    name: objectName('Name; at most 64 characters, no carriage return, no backslash.'),
    recipientFilter: optional(text('OPATH filter of the recipients to include. Lists of tenants have none.')),
    displayName: optional(text('Display name; default is the name.', { maxLength: 256 })),
    readAccess: optional(
      list('value', recipient('User or group of the organization who may read the list.', { within: 'organization' })),
    ),
  },

  async run({ input, call }) {
    await call(exchange.CreateAddressList, { ...input, path: input.organization });
    return {};
  },
});
