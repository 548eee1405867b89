import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::CorrectMailboxAllocation_';
const store = { serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 1 (EXMBX01)' };

describe(name, () => {
  it('books, changes and takes back, beyond what the store has', async () => {
    const hoster = await hosting();
    const { GUID, orgGUID } = await guids(hoster);
    const huge = { orgGUID, ...store, kilobytes: 9_000_000_000 };
    const small = { orgGUID, ...store, kilobytes: 5 };

    assert.deepEqual(await hoster.run(name, { GUID, counted: huge }), { corrected: true });
    assert.deepEqual(await booked(hoster), [9_000_000_000]);
    assert.deepEqual(await hoster.run(name, { GUID, booked: huge, counted: small }), { corrected: true });
    assert.deepEqual(await booked(hoster), [5]);
    assert.deepEqual(await hoster.run(name, { GUID, booked: small }), { corrected: true });
    assert.deepEqual(await booked(hoster), []);
    assert.deepEqual(await hoster.run('Exchange 2007 Resource Manager::Recount_', {}), { differences: [] });
  });

  it('leaves what others have changed meanwhile', async () => {
    const hoster = await hosting();
    const { GUID, orgGUID } = await guids(hoster);
    const counted = { orgGUID, ...store, kilobytes: 5 };
    await hoster.run(name, { GUID, counted });

    assert.deepEqual(await hoster.run(name, { GUID, counted: { ...counted, kilobytes: 6 } }), { corrected: false });
    assert.deepEqual(await hoster.run(name, { GUID, booked: { ...counted, kilobytes: 6 } }), { corrected: false });
    assert.deepEqual(await booked(hoster), [5]);
  });

  it('keeps business and consumer stores apart', async () => {
    const hoster = await hosting();
    const { GUID } = await guids(hoster);
    await assert.rejects(hoster.run(name, { GUID, counted: { ...store, kilobytes: 5 } }), {
      code: 'RESOURCE_MANAGER_STORE_UNAVAILABLE',
    });
    await assert.rejects(hoster.run(name, { GUID, counted: { ...store, mailStoreName: 'None', kilobytes: 5 } }), {
      code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
    });
  });

  undoesEverywhere(name, async (hoster) => {
    const { GUID, orgGUID } = await guids(hoster);
    const counted = { orgGUID, ...store, kilobytes: 5 };
    await hoster.run(name, { GUID, counted });
    return { GUID, booked: counted, counted: { ...counted, kilobytes: 7 } };
  });
});

async function guids({ acme, directory }: Hosting) {
  const GUID = (await directory.read(await acme.user('ann'))).guid;
  return { GUID, orgGUID: (await directory.read(acme.path)).guid };
}

async function booked({ pool }: Hosting): Promise<number[]> {
  const { rows } = await pool.query<{ kilobytes: string }>('select kilobytes from resource_manager.mailbox_allocation');
  return rows.map(({ kilobytes }) => Number(kilobytes));
}
