import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

import { pointers, pointerTo, targetOf } from './pointers.ts';

const DeleteOfflineAddressBook = 'Exchange 2007 Provider::DeleteOfflineAddressBook';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const addressLists = `CN=Address Lists Container,${exchange}`;
const container = `CN=Offline Address Lists,${addressLists}`;
const dn = `CN=Acme OAL,${container}`;

describe(DeleteOfflineAddressBook, () => {
  it('deletes the book and whatever names it, and nothing else', async () => {
    const { run, directory, acme, rival } = await hosting();
    const ann = await acme.mailboxUser('ann');
    await rival.mailboxUser('ann');

    assert.deepEqual(await run(DeleteOfflineAddressBook, { path: acme.path }), {});

    assert.equal(await directory.find(dn), undefined);
    assert.ok(await directory.find(`CN=Rival OAL,${container}`));
    const { otherWellKnownObjects } = (await directory.read(acme.path)).attributes;
    assert.equal(targetOf(otherWellKnownObjects, pointers.offlineAddressBook), undefined);
    assert.equal(
      targetOf(otherWellKnownObjects, pointers.addressList),
      `CN=Acme AL,CN=All Address Lists,${addressLists}`,
    );
    assert.equal((await directory.read(ann)).attributes['msExchUseOAB'], undefined);
  });

  it('has nothing to do where there is no book', async () => {
    const { run, rival, everything } = await hosting();
    const before = await everything();

    assert.deepEqual(await run(DeleteOfflineAddressBook, { path: rival.path }), {});

    assert.deepEqual(await everything(), before);
  });

  it('takes a pointer away whose book is gone', async () => {
    const { run, directory, rival } = await hosting();
    const stale = pointerTo(pointers.offlineAddressBook, `CN=Gone,${container}`);
    await directory.addValues(rival.path, 'otherWellKnownObjects', [stale]);

    await run(DeleteOfflineAddressBook, { path: rival.path });

    const { otherWellKnownObjects } = (await directory.read(rival.path)).attributes;
    assert.equal(targetOf(otherWellKnownObjects, pointers.offlineAddressBook), undefined);
  });

  it('needs an Exchange organization to delete something in', async () => {
    const { run, directory, acme } = await hosting();
    await acme.mailboxUser('ann');
    await directory.modify(exchange, { objectClass: ['top', 'container'] });

    await assert.rejects(run(DeleteOfflineAddressBook, { path: acme.path }), {
      code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION',
    });
  });

  undoesEverywhere(DeleteOfflineAddressBook, async ({ acme }) => {
    await acme.mailboxUser('ann');
    return { path: acme.path };
  });
});
