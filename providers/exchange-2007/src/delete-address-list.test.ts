import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

import { pointers, pointerTo, targetOf } from './pointers.ts';

const DeleteAddressList = 'Exchange 2007 Provider::DeleteAddressList';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const addressLists = `CN=Address Lists Container,${exchange}`;
const container = `CN=All Address Lists,${addressLists}`;
const dn = `CN=Acme AL,${container}`;

describe(DeleteAddressList, () => {
  it('deletes the list, the pointer to it and the membership of recipients, and nothing else', async () => {
    const { run, directory, acme, rival } = await hosting();
    const ann = await acme.mailboxUser('ann');
    await rival.mailboxUser('ann');

    assert.deepEqual(await run(DeleteAddressList, { path: acme.path }), {});

    assert.equal(await directory.find(dn), undefined);
    assert.ok(await directory.find(`CN=Rival AL,${container}`));
    const { otherWellKnownObjects } = (await directory.read(acme.path)).attributes;
    assert.equal(targetOf(otherWellKnownObjects, pointers.addressList), undefined);
    const globalList = `CN=Acme GAL,CN=All Global Address Lists,${addressLists}`;
    assert.equal(targetOf(otherWellKnownObjects, pointers.globalAddressList), globalList);
    assert.deepEqual((await directory.read(ann)).attributes['showInAddressBook'], [globalList]);
  });

  it('has nothing to do where there is no list', async () => {
    const { run, rival, everything } = await hosting();
    const before = await everything();

    assert.deepEqual(await run(DeleteAddressList, { path: rival.path }), {});

    assert.deepEqual(await everything(), before);
  });

  it('takes a pointer away whose list is gone', async () => {
    const { run, directory, rival } = await hosting();
    const stale = pointerTo(pointers.addressList, `CN=Gone,${container}`);
    await directory.addValues(rival.path, 'otherWellKnownObjects', [stale]);

    await run(DeleteAddressList, { path: rival.path });

    const { otherWellKnownObjects } = (await directory.read(rival.path)).attributes;
    assert.equal(targetOf(otherWellKnownObjects, pointers.addressList), undefined);
  });

  it('needs an Exchange organization to delete something in', async () => {
    const { run, directory, acme } = await hosting();
    await acme.mailboxUser('ann');
    await directory.modify(exchange, { objectClass: ['top', 'container'] });

    await assert.rejects(run(DeleteAddressList, { path: acme.path }), { code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION' });
  });

  undoesEverywhere(DeleteAddressList, async ({ acme }) => {
    await acme.mailboxUser('ann');
    return { path: acme.path };
  });
});
