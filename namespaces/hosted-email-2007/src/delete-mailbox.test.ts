import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DeleteMailbox';

describe(name, () => {
  it('takes the mailbox, its space and its plan away, and may be created again', async () => {
    const hoster = await hosting();
    const before = await hoster.acme.user('ann').then(() => hoster.everything());
    const user = 'LDAP://CN=ann@acme.example,OU=Acme,OU=Reseller,OU=Hosting,DC=fabrikam,DC=com';
    const input = { user, planName: 'MailboxBasic', alias: 'ann', emailAddresses: ['SMTP:ann@acme.example'] };
    await hoster.run('Hosted Email 2007::CreateMailbox', input);
    await hoster.run(name, { user });
    assert.deepEqual((await hoster.everything()).directory, before.directory);
    assert.deepEqual((await hoster.pool.query('select from resource_manager.mailbox_allocation')).rowCount, 0);
    await hoster.run('Hosted Email 2007::CreateMailbox', input);
  });

  it('refuses a user without one', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { user: await hoster.acme.user('ben') }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
