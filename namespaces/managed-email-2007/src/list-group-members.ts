import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, group, list, pageMarks, pageOptions, recipientSummary, record } from '@tenantry/schema';

export const ListGroupMembers_ = composite({
  summary: 'Lists the direct members of a group by common name, page by page.',
  remarks: 'An addition of Tenantry.',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the group.', { within: 'organization' }),
    pageSize: pageOptions.pageSize,
    cursor: pageOptions.cursor,
  },
  output: { members: list('member', record('One member.', recipientSummary)), ...pageMarks },

  async run({ input, call }) {
    const page = await call(exchange.ListGroupMembers_, input);
    const members = page.members.map(
      ({ externalEmailAddress, managedBy, mailboxGuid, database, enabled, prohibitSendQuota, ...member }) => member,
    );
    return { ...page, members };
  },
});
