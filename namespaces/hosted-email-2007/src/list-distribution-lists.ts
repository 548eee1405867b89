import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  domainController,
  groupSummary,
  list,
  organization,
  pageMarks,
  pageOptions,
  recipientSummary,
  record,
} from '@tenantry/schema';

export const ListDistributionLists = composite({
  summary: 'Lists the distribution lists and mail-enabled security groups of an organization by name, page by page.',
  remarks: 'An addition of Tenantry.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('Organization that owns the lists.'),
    preferredDomainController: domainController(),
    ...pageOptions,
  },
  output: {
    groups: list('group', record('One list.', { ...recipientSummary, ...groupSummary })),
    ...pageMarks,
  },

  async run({ input, call }) {
    const recipientTypes = ['MailUniversalDistributionGroup', 'MailUniversalSecurityGroup'] as const;
    const { recipients, ...marks } = await call(managedEmail.ListRecipientsByName_, {
      ...input,
      recipientTypes: [...recipientTypes],
    });
    return {
      ...marks,
      groups: recipients.map(
        ({ externalEmailAddress, mailboxGuid, database, enabled, prohibitSendQuota, ...group }) => group,
      ),
    };
  },
});
