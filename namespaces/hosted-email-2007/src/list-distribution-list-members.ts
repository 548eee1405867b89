import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, group, list, pageMarks, pageOptions, recipientSummary, record } from '@tenantry/schema';

export const ListDistributionListMembers = composite({
  summary: 'Lists the direct members of a distribution list by common name, page by page.',
  remarks: 'An addition of Tenantry.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the list.', { within: 'organization' }),
    pageSize: pageOptions.pageSize,
    cursor: pageOptions.cursor,
  },
  output: { members: list('member', record('One member.', recipientSummary)), ...pageMarks },

  async run({ input, call }) {
    return call(managedEmail.ListGroupMembers_, input);
  },
});
