import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  contactSummary,
  domainController,
  list,
  organization,
  pageMarks,
  pageOptions,
  recipientSummary,
  record,
} from '@tenantry/schema';

export const ListMailContacts = composite({
  summary: 'Lists the mail contacts of an organization by name, page by page.',
  remarks: 'An addition of Tenantry.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('Organization that owns the contacts.'),
    preferredDomainController: domainController(),
    ...pageOptions,
  },
  output: {
    contacts: list('contact', record('One contact.', { ...recipientSummary, ...contactSummary })),
    ...pageMarks,
  },

  async run({ input, call }) {
    const recipientTypes = ['MailContact'] as const;
    const { recipients, ...marks } = await call(managedEmail.ListRecipientsByName_, {
      ...input,
      recipientTypes: [...recipientTypes],
    });
    return {
      ...marks,
      contacts: recipients.map(
        ({ managedBy, mailboxGuid, database, enabled, prohibitSendQuota, ...contact }) => contact,
      ),
    };
  },
});
