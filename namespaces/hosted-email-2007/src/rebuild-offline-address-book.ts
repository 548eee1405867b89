import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, organization } from '@tenantry/schema';

export const RebuildOfflineAddressBook = composite({
  summary: 'Rebuilds the offline address book of an organization.',
  remarks: 'Books of which something has changed are rebuilt by themselves, or by "tenantry oab generate".',
  source: 'hosted-email-2007.yaml (dd278488)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the book.'),
  },

  async run({ input, call }) {
    await call(managedEmail.RebuildOfflineAddressBook, input);
    return {};
  },
});
