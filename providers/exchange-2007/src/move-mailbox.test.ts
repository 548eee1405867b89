import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const MoveMailbox = 'Exchange 2007 Provider::MoveMailbox';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const administrativeGroup = 'Exchange Administrative Group (FYDIBOHF23SPDLT)';
const server = `CN=EXMBX02,CN=Servers,CN=${administrativeGroup},CN=Administrative Groups,${exchange}`;
const store = `CN=Mailbox Store 1 (EXMBX02),CN=SG01,CN=InformationStore,${server}`;
const inOtherStore = {
  homeMDB: [store],
  homeMTA: [`CN=Microsoft MTA,${server}`],
  msExchHomeServerName: [`/o=First Organization/ou=${administrativeGroup}/cn=Configuration/cn=Servers/cn=EXMBX02`],
};

describe(MoveMailbox, () => {
  it('changes the store and nothing else, however the store is named', async () => {
    const hoster = await hosting();
    const names = [store, `LDAP://${store}`, 'exmbx02\\sg01\\Mailbox Store 1 (EXMBX02)'];

    for (const [index, targetDatabase] of names.entries()) {
      const path = await hoster.acme.mailboxUser(`user${index}`);
      const before = await attributesOf(hoster, path);
      assert.deepEqual(await hoster.run(MoveMailbox, { path, targetDatabase }), {});
      assert.deepEqual(await attributesOf(hoster, path), { ...before, ...inOtherStore }, targetDatabase);
    }
  });

  it('leaves a mailbox where it is already', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.mailboxUser('ann');
    const before = await attributesOf(hoster, path);

    await hoster.run(MoveMailbox, { path, targetDatabase: before['homeMDB']?.[0] });

    assert.deepEqual(await attributesOf(hoster, path), before);
  });

  it('takes the mailbox out of the lists of others (KB961991)', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.mailboxUser('ann');
    const before = await attributesOf(hoster, path);
    const defaultList = `CN=Default Global Address List,CN=All Global Address Lists,CN=Address Lists Container,${exchange}`;
    await hoster.directory.modify(path, { showInAddressBook: [defaultList] });

    await hoster.run(MoveMailbox, { path, targetDatabase: store });

    assert.deepEqual(await attributesOf(hoster, path), { ...before, ...inOtherStore });
  });

  it('moves a mailbox that belongs to no organization', async () => {
    const hoster = await hosting();
    const { domain } = await hoster.directory.contexts();
    const path = `LDAP://CN=Operator,${domain}`;
    await hoster.directory.add(path, { objectClass: ['user'], homeMDB: [domain], sAMAccountName: ['operator'] });

    await hoster.run(MoveMailbox, { path, targetDatabase: store });

    assert.deepEqual((await attributesOf(hoster, path))['homeMDB'], [store]);
  });

  it('refuses users without a mailbox and stores that are none', async () => {
    const { run, acme } = await hosting();
    const path = await acme.mailboxUser('ann');
    const without = await acme.user('ben');

    const moved = run(MoveMailbox, { path: without, targetDatabase: store });
    await assert.rejects(moved, { code: 'EXCHANGE_NO_MAILBOX' });
    for (const targetDatabase of [
      'EXMBX02\\SG01\\Nothing',
      'EXMBX02\\SG02\\Mailbox Store 1 (EXMBX02)',
      'Mailbox Store 1 (EXMBX01)\\',
      `CN=SG01,CN=InformationStore,${server}`,
      'CN=Nothing,DC=fabrikam,DC=com',
    ]) {
      const refused = run(MoveMailbox, { path, targetDatabase });
      await assert.rejects(refused, { code: 'EXCHANGE_STORE_UNKNOWN' }, targetDatabase);
    }
  });

  undoesEverywhere(MoveMailbox, async ({ acme }) => ({
    path: await acme.mailboxUser('ann'),
    targetDatabase: store,
  }));
});

/** What the directory holds of a user, without what every change changes. */
async function attributesOf({ directory }: Hosting, path: string): Promise<Record<string, readonly string[]>> {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return attributes;
}
