import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const DeleteMailbox = 'Exchange 2007 Provider::DeleteMailbox';
const database = 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)';

describe(DeleteMailbox, () => {
  it('leaves the user as he was before he had a mailbox', async () => {
    const hoster = await hosting();
    const { run, acme } = hoster;
    await acme.mailboxUser('ann');
    const ben = await acme.user('ben');
    const before = await attributesOf(hoster, ben);
    await run('Exchange 2007 Provider::CreateMailbox', {
      ...mailboxFor(ben),
      emailAddressPolicyEnabled: false,
      issueWarningQuota: 1024,
      prohibitSendQuota: 1024,
      prohibitSendReceiveQuota: 1024,
      maxSendSize: 1024,
      maxReceiveSize: 1024,
      recipientLimits: 5,
      retainDeletedItemsFor: '1.00:00:00',
      hiddenFromAddressListsEnabled: true,
    });
    await run('Exchange 2007 Provider::SetCASMailbox', {
      path: ben,
      popEnabled: false,
      activeSyncEnabled: false,
      activeSyncDebugLogging: true,
      activeSyncAllowedDeviceIDs: ['device'],
      hasActiveSyncDevicePartnership: true,
      owaRulesEnabled: false,
    });

    assert.deepEqual(await run(DeleteMailbox, { path: ben }), {});

    assert.deepEqual(await attributesOf(hoster, ben), before);
  });

  it('takes mail attributes that other programs have written', async () => {
    const hoster = await hosting();
    const ben = await hoster.acme.user('ben');
    const before = await attributesOf(hoster, ben);
    await hoster.run('Exchange 2007 Provider::CreateMailbox', mailboxFor(ben));
    await hoster.directory.modify(ben, {
      altRecipient: [(await hoster.directory.read(hoster.acme.administrator)).dn],
      deliverAndRedirect: ['TRUE'],
      msExchMobileDebugLogging: ['1'],
    });

    await hoster.run(DeleteMailbox, { path: ben });

    assert.deepEqual(await attributesOf(hoster, ben), before);
  });

  it('makes the addresses free for others', async () => {
    const { run, acme, directory } = await hosting();
    await run(DeleteMailbox, { path: await acme.mailboxUser('ann') });
    const ben = await acme.user('ben');

    await run('Exchange 2007 Provider::CreateMailbox', { ...mailboxFor(ben), emailAddresses: ['ann@acme.example'] });

    assert.deepEqual((await directory.read(ben)).attributes['proxyAddresses'], ['SMTP:ann@acme.example']);
  });

  it('refuses a user without a mailbox', async () => {
    const { run, acme } = await hosting();

    const deleted = run(DeleteMailbox, { path: acme.administrator });

    await assert.rejects(deleted, { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(DeleteMailbox, async ({ acme }) => ({ path: await acme.mailboxUser('ann') }));
});

function mailboxFor(path: string) {
  return { path, alias: 'ben', database, emailAddresses: ['SMTP:ben@acme.example'] };
}

/** What the directory holds of a user, without what every change changes. */
async function attributesOf({ directory }: Hosting, path: string): Promise<Record<string, readonly string[]>> {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return attributes;
}
