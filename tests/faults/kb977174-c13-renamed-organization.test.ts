import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

describe('C13, KB977174: after the rename of an organization "there is no such object on the server"', () => {
  it('creates, renames and deletes users and mailboxes of a renamed organization', async () => {
    const { acme, run } = await hosting();
    await acme.mailboxUser('ann');
    const renamed = await run('Managed Active Directory::RenameOrganization', { org: acme.path, newName: 'Zenith' });
    const path = renamed.path ?? acme.path.replace('OU=Acme,', 'OU=Zenith,');

    const { user } = await run('Hosted Active Directory::CreateUser', {
      container: path,
      userPrincipalName: 'ben@acme.example',
      isAdmin: false,
    });
    const mailbox = { planName: 'MailboxGold', alias: 'ben', emailAddresses: ['SMTP:ben@acme.example'] };
    await run('Hosted Email 2007::CreateMailbox', { user: user.path, ...mailbox });
    await run('Hosted Email 2007::DeleteMailbox', { user: user.path });
    await run('Hosted Active Directory::DeleteUser', { path: user.path });
    await assert.rejects(run('Hosted Email 2007::GetMailbox', { user: user.path }), { code: 'ENGINE_NO_SUCH_OBJECT' });
  });
});
