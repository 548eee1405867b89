import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, requestFor } from '@tenantry/testing';

/** What only the other tenant has in the names of its things. */
const mark = 'Zanzibar';

describe('A14: MailTips, free/busy and names of groups can show data of other tenants', () => {
  it('shows a tenant nothing of another one in any list, search or description, not even where another program has put it', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const { group } = await requestFor('Hosted Email 2007::GetDistributionList')(hoster);
    const ann = await acme.mailboxUser('anna');
    const mailbox = { user: ann };
    const own = { organization: acme.path };
    await nameThings(hoster, group);
    const questions: [string, object][] = [
      ['Managed Active Directory::ListUsers', own],
      ['Managed Active Directory::GetUser', mailbox],
      ['Managed Active Directory::GetOrganization', own],
      ['Managed Email 2007::ListFolders', own],
      ['Hosted Email 2007::ListMailboxes', own],
      ['Hosted Email 2007::ListDistributionLists', own],
      ['Hosted Email 2007::ListMailContacts', own],
      ['Hosted Email 2007::ListDistributionListMembers', { group }],
      ['Hosted Email 2007::GetDistributionList', { group }],
      ['Hosted Email 2007::GetMailbox', mailbox],
      ['Hosted Email 2007::GetOrganizationDomains', { path: acme.path }],
      ['Hosted Active Directory::ADSearch', { path: acme.path, filter: '(objectClass=user)' }],
    ];

    for (const [name, input] of questions) {
      const answer = JSON.stringify(await acme.run(name, input));

      assert.doesNotMatch(answer, new RegExp(mark, 'i'), name);
    }
  });
});

/** The other tenant has one of each kind; another program has put its user into the list of ours. */
async function nameThings({ rival, directory, run }: Hosting, group: string): Promise<void> {
  const user = await rival.mailboxUser(mark.toLowerCase());
  await run('Hosted Email 2007::CreateMailContact', {
    container: rival.path,
    name: `${mark} partner`,
    externalEmailAddress: 'partner@partner.example',
    primarySmtpAddress: `${mark}.partner@${rival.domain}`,
  });
  await run('Hosted Email 2007::CreateDistributionList', {
    container: rival.path,
    name: `${mark} board`,
    managedBy: `admin@${rival.domain}`,
  });
  await run('Hosted Email 2007::CreateSMTPDomain', { organization: rival.path, domainName: `${mark}.example` });
  await directory.addValues(group, 'member', [(await directory.read(user)).dn]);
}
