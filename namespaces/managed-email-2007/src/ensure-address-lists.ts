import { composite } from '@tenantry/engine';
import { domainController, oneOf, optional, organization } from '@tenantry/schema';

export const EnsureAddressLists_ = composite({
  summary:
    'Makes the global address list, the address list and the offline address book of an organization unless they exist.',
  remarks: 'Called with the first Outlook user. Later calls cost one read.',
  source: 'hosted-email-2007.yaml (isolation), known-faults.md C1',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization with its first Outlook user.'),
    outlookClient: optional(
      oneOf(
        ['Legacy', 'Outlook2007', 'All'],
        'Distribution of the book: by public folders, by web (default), or both.',
      ),
    ),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
