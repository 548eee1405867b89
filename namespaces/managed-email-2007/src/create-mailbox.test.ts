import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateMailbox';

describe(name, () => {
  it('gives the user a mailbox on a store', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    const { mailboxGuid } = await hoster.run(name, {
      user,
      alias: 'ann',
      database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
      emailAddresses: ['SMTP:ann@acme.example'],
      prohibitSendQuota: 1_048_577,
      hiddenFromAddressListsEnabled: true,
    });
    const { attributes } = await hoster.directory.read(user);
    assert.match(mailboxGuid, /^[0-9a-f-]{36}$/);
    assert.deepEqual(
      [attributes['mailNickname'], attributes['mDBOverQuotaLimit'], attributes['msExchHideFromAddressLists']],
      [['ann'], ['1025'], ['TRUE']],
    );
  });

  it('refuses domains of others', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await assert.rejects(
      hoster.run(name, {
        user,
        alias: 'ann',
        database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
        emailAddresses: ['SMTP:ann@rival.example'],
      }),
      { code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN' },
    );
  });

  it('refuses a domain that the organization gives up while the mailbox is made', async () => {
    const { run, acme, directory, probe } = await hosting();
    const user = await acme.user('ann');
    probe(async ({ namespace, at, undoing }) => {
      if (namespace !== 'Exchange 2007 Provider' || at !== 'before-operation' || undoing) return;
      await directory.modify(acme.path, { uPNSuffixes: [] });
    });
    const database = 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)';
    await assert.rejects(run(name, { user, alias: 'ann', database, emailAddresses: ['SMTP:ann@acme.example'] }), {
      code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN',
    });
    assert.equal((await directory.read(user)).attributes['homeMDB'], undefined);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
