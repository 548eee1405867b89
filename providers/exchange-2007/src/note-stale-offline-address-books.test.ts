import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::NoteStaleOfflineAddressBooks_';
const Rebuild = 'Exchange 2007 Provider::RebuildOfflineAddressBook';

describe(name, () => {
  it('takes every book as stale the first time, and none when nothing has changed', async () => {
    const hoster = await twoBooks();
    await settle(hoster);

    assert.deepEqual(await hoster.run(name, {}), { due: 2 });
    await generate(hoster);
    await settle(hoster);

    assert.deepEqual(await hoster.run(name, {}), { due: 0 });
  });

  it('notices who came, changed, left, was hidden and was deleted, and nobody else', async () => {
    const hoster = await twoBooks();
    const { acme, rival, run, directory } = hoster;
    const ben = await acme.mailboxUser('ben');
    await catchUp(hoster);

    const changes: [what: string, change: () => Promise<unknown>][] = [
      ['came', () => acme.mailboxUser('cid')],
      ['changed', () => directory.modify(ben, { title: ['Chief'] })],
      ['hidden', () => run('Managed Email 2007::ModifyMailbox', { user: ben, hiddenFromAddressListsEnabled: true })],
      ['shown', () => run('Managed Email 2007::ModifyMailbox', { user: ben, hiddenFromAddressListsEnabled: false })],
      ['left', () => run('Hosted Email 2007::DeleteMailbox', { user: ben })],
    ];
    for (const [what, change] of changes) {
      await change();
      await run(name, {});
      assert.deepEqual(await dueOrganizations(hoster), [acme.path], what);
      await catchUp(hoster);
      assert.deepEqual(await dueOrganizations(hoster), [], what);
    }
    await directory.delete(await onlyMember(hoster, rival.path));
    await run(name, {});
    assert.deepEqual(await dueOrganizations(hoster), [rival.path], 'deleted behind our back');
  });

  it('notices a new book, and a list with another name', async () => {
    const hoster = await twoBooks();
    const { acme, run, directory } = hoster;
    await catchUp(hoster);

    const list = await directory.read(`LDAP://<WKGUID=9E444526CB6F4D5C9A59C9A84E26B627,${acme.path.slice(7)}>`);
    await directory.modify(list.dn, { displayName: ['Other name'] });
    await run(name, {});

    assert.deepEqual(await dueOrganizations(hoster), [acme.path]);
  });

  it('takes every book as stale when asked, and when its position is too old', async () => {
    const hoster = await twoBooks();
    await catchUp(hoster);
    assert.deepEqual(await hoster.run(name, { all: true }), { due: 2 });

    await catchUp(hoster);
    await hoster.pool.query("update offline_address_books.position set noted_at = now() - interval '31 days'");
    assert.deepEqual(await hoster.run(name, {}), { due: 2 });
  });

  undoesEverywhere(name, async (hoster) => {
    await hoster.acme.mailboxUser('ann');
    await hoster.rival.mailboxUser('eve');
    await catchUp(hoster);
    // One book that is due already, and one that is not.
    await hoster.acme.mailboxUser('ben');
    await hoster.run(name, {});
    await hoster.rival.mailboxUser('fay');
    return {};
  });
});

async function twoBooks(): Promise<Hosting> {
  const hoster = await hosting();
  await hoster.acme.mailboxUser('ann');
  await hoster.rival.mailboxUser('eve');
  return hoster;
}

/** Lets the changes so far be old enough that none can appear before them. */
async function settle({ pool }: Hosting): Promise<void> {
  for (const table of ['entry set changed_at = changed_at', 'deletion set deleted_at = deleted_at']) {
    await pool.query(`update directory.${table} - interval '1 minute'`);
  }
}

async function generate({ run, acme, rival }: Hosting): Promise<void> {
  for (const { path } of [acme, rival]) await run(Rebuild, { path }).catch(ignoreMissing);
}

function ignoreMissing(error: { code?: string }): void {
  assert.equal(error.code, 'EXCHANGE_NO_OFFLINE_ADDRESS_BOOK');
}

/** Nothing is due, and the position is behind all changes. */
async function catchUp(hoster: Hosting): Promise<void> {
  await settle(hoster);
  await hoster.run(name, {});
  await generate(hoster);
}

async function dueOrganizations({ run }: Hosting): Promise<string[]> {
  const { books } = await run('Exchange 2007 Provider::ListDueOfflineAddressBooks_', {});
  return books.map(({ path }: { path: string }) => path);
}

async function onlyMember({ directory }: Hosting, organization: string): Promise<string> {
  const filter = '(&(objectClass=user)(showInAddressBook=*))';
  for await (const { dn } of directory.search({ base: organization, filter })) return dn;
  throw new Error(`${organization} has no mailbox`);
}
