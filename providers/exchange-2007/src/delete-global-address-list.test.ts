import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

import { pointers, pointerTo, targetOf } from './pointers.ts';

const DeleteGlobalAddressList = 'Exchange 2007 Provider::DeleteGlobalAddressList';
const root = 'CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const exchange = `CN=First Organization,${root}`;
const addressLists = `CN=Address Lists Container,${exchange}`;
const container = `CN=All Global Address Lists,${addressLists}`;
const dn = `CN=Acme GAL,${container}`;

describe(DeleteGlobalAddressList, () => {
  it('deletes the list and whatever offers or names it, and nothing else', async () => {
    const { run, directory, acme, rival } = await hosting();
    const ann = await acme.mailboxUser('ann');
    await rival.mailboxUser('ann');

    assert.deepEqual(await run(DeleteGlobalAddressList, { path: acme.path }), {});

    assert.equal(await directory.find(dn), undefined);
    assert.deepEqual((await directory.read(root)).attributes['globalAddressList'], [`CN=Rival GAL,${container}`]);
    const { otherWellKnownObjects } = (await directory.read(acme.path)).attributes;
    assert.equal(targetOf(otherWellKnownObjects, pointers.globalAddressList), undefined);
    const addressList = `CN=Acme AL,CN=All Address Lists,${addressLists}`;
    assert.equal(targetOf(otherWellKnownObjects, pointers.addressList), addressList);
    assert.deepEqual((await directory.read(ann)).attributes['showInAddressBook'], [addressList]);
  });

  it('has nothing to do where there is no list', async () => {
    const { run, rival, everything } = await hosting();
    const before = await everything();

    assert.deepEqual(await run(DeleteGlobalAddressList, { path: rival.path }), {});

    assert.deepEqual(await everything(), before);
  });

  it('takes names of a list away that is gone', async () => {
    const { run, directory, rival } = await hosting();
    const gone = `CN=Gone,${container}`;
    await directory.addValues(rival.path, 'otherWellKnownObjects', [pointerTo(pointers.globalAddressList, gone)]);
    await directory.addValues(root, 'globalAddressList', [gone]);

    await run(DeleteGlobalAddressList, { path: rival.path });

    const { otherWellKnownObjects } = (await directory.read(rival.path)).attributes;
    assert.equal(targetOf(otherWellKnownObjects, pointers.globalAddressList), undefined);
    assert.equal((await directory.read(root)).attributes['globalAddressList'], undefined);
  });

  it('needs an Exchange organization to delete something in', async () => {
    const { run, directory, acme } = await hosting();
    await acme.mailboxUser('ann');
    await directory.modify(exchange, { objectClass: ['top', 'container'] });

    await assert.rejects(run(DeleteGlobalAddressList, { path: acme.path }), {
      code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION',
    });
  });

  undoesEverywhere(DeleteGlobalAddressList, async ({ acme }) => {
    await acme.mailboxUser('ann');
    return { path: acme.path };
  });

  describe('of which only names are left', () => {
    undoesEverywhere(DeleteGlobalAddressList, async ({ directory, rival }) => {
      const gone = `CN=Gone,${container}`;
      await directory.addValues(rival.path, 'otherWellKnownObjects', [pointerTo(pointers.globalAddressList, gone)]);
      await directory.addValues(root, 'globalAddressList', [gone]);
      return { path: rival.path };
    });
  });
});
