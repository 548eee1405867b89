import { composite } from '@tenantry/engine';
import { domainController, oneOf, optional, organization } from '@tenantry/schema';

export const DeleteOfflineAddressBook = composite({
  summary: 'Deletes the offline address book of an organization.',
  source: 'managed-email-2007.yaml (dd252169)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the book.'),
    outlookClient: optional(
      oneOf(
        ['Outlook2007', 'Legacy', 'All'],
        'Kind of distribution that ends: by web, by public folders (default), or all. The book goes when none is left.',
      ),
    ),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
