import { composite } from '@tenantry/engine';
import { domainController, guid, optional, organization } from '@tenantry/schema';

import { MailboxesLeft, NoOrganizationNamed, NotSubscribed, ObjectInDirectory } from './errors.ts';

export const Unsubscribe = composite({
  summary: 'Ends the subscription of an organization.',
  remarks:
    'Its mailboxes have to be deleted first. Its SMTP domains are given up. With GUID the caller needs the role at the hosting organization.',
  source: 'hosted-email-2007.yaml (dd279093)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: optional(organization('Organization; needed unless GUID is given.')),
    GUID: optional(guid('Organization that is gone from the directory; needed unless organization is given.')),
    preferredDomainController: domainController(),
  },
  errors: [MailboxesLeft, NoOrganizationNamed, NotSubscribed, ObjectInDirectory],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
