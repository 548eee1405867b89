import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';
const reallocate = `${manager}::ReallocateOrganizationMailNoMove`;
const first = 'Mailbox Store 1 (EXMBX01)';
const second = 'Mailbox Store 2 (EXMBX01)';
const third = 'Mailbox Store 1 (EXMBX02)';
/** Megabytes of the stores. */
const sizes = { [first]: 204_800, [second]: 204_800, [third]: 102_400 };

describe('B9, KB977174: ReallocateOrganizationMailNoMove was wrong with level on dedicated stores', () => {
  it('levels a grant over dedicated stores: each growth goes to the one with the most space', async () => {
    const hoster = await withDedicatedStores();
    await grow(hoster, 'level', 1000);
    assert.deepEqual(await grants(hoster), { [first]: 1000 });
    // The first has less left than the second now, which nobody has yet.
    await grow(hoster, 'level', 1000);
    assert.deepEqual(await grants(hoster), { [first]: 1000, [second]: 1000 });
    await grow(hoster, 'level', 500);
    await grow(hoster, 'level', 500);
    assert.deepEqual(await grants(hoster), { [first]: 1500, [second]: 1500 });
    assert.deepEqual(await owners(hoster), { [first]: 'acme', [second]: 'acme', [third]: null });
  });

  it('packs tightly or on few stores when it is told so', async () => {
    const packed = await withDedicatedStores();
    await grow(packed, 'tightPack', 1000);
    await grow(packed, 'tightPack', 1000);
    assert.deepEqual(await grants(packed), { [third]: 2000 });

    const few = await withDedicatedStores();
    await grow(few, 'minStoreCount', 1000);
    await grow(few, 'minStoreCount', 1000);
    assert.deepEqual(await grants(few), { [first]: 2000 });
  });

  it('shrinks what is on one store by itself, on several by name, and gives an empty store back', async () => {
    for (const algorithm of ['level', 'tightPack', 'minStoreCount']) {
      const hoster = await withDedicatedStores();
      await grow(hoster, algorithm, 1000);
      const [store = ''] = Object.keys(await grants(hoster));
      await grow(hoster, algorithm, -400);
      assert.deepEqual(await grants(hoster), { [store]: 600 }, algorithm);

      await grow(hoster, algorithm, sizes[store as keyof typeof sizes]);
      assert.equal(Object.keys(await grants(hoster)).length, 2, algorithm);
      await assert.rejects(grow(hoster, algorithm, -1), { code: 'RESOURCE_MANAGER_SEVERAL_STORES' });
      const { server } = placeOf(store);
      await hoster.run(reallocate, {
        organization: hoster.acme.path,
        mailStore: { sourceMailStores: [{ op: 'deallocate', serverName: server, mailStoreName: store }] },
      });
      assert.equal(Object.keys(await grants(hoster)).length, 1, algorithm);
      assert.equal((await owners(hoster))[store], null, algorithm);
    }
  });

  it('gives nobody else a store that is dedicated, whatever the algorithm', async () => {
    const hoster = await withDedicatedStores();
    await grow(hoster, 'level', 1000);
    await grow(hoster, 'level', 1000);
    for (const algorithm of ['level', 'tightPack', 'minStoreCount']) {
      await grow({ ...hoster, acme: hoster.rival }, algorithm, 10);
    }
    assert.deepEqual(await grants(hoster, hoster.rival.path), { [third]: 30 });
    await assert.rejects(grow({ ...hoster, acme: hoster.rival }, 'level', sizes[third]), {
      code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
    });
    assert.deepEqual((await hoster.run(`${manager}::Recount_`, {})).differences, []);
  });
});

/** A hoster whose stores are all for one organization each. */
async function withDedicatedStores(): Promise<Hosting> {
  const hoster = await hosting();
  await hoster.pool.query(`update resource_manager.store set shared = false where kind = 'mail'`);
  return hoster;
}

async function grow({ acme, run }: Pick<Hosting, 'acme' | 'run'>, algorithm: string, megabytes: number) {
  await run(reallocate, { organization: acme.path, mailStore: { algorithm, megabytes, shared: 0 } });
}

/** Megabytes of an organization by store. */
async function grants({ acme, run }: Hosting, organization = acme.path): Promise<Record<string, number>> {
  const { orgResources } = await run(`${manager}::QueryResourcesByOrganization`, { organization });
  const stores: { mailStoreName: string; megabytes: number }[] = orgResources.mailStores.mailStore;
  return Object.fromEntries(stores.map(({ mailStoreName, megabytes }) => [mailStoreName, megabytes]));
}

async function owners({ acme, directory, pool }: Hosting): Promise<Record<string, string | null>> {
  const { guid } = await directory.read(acme.path);
  const { rows } = await pool.query<{ name: string; owner: string | null }>(
    `select name, owner from resource_manager.store where kind = 'mail'`,
  );
  return Object.fromEntries(rows.map(({ name, owner }) => [name, owner === guid ? 'acme' : owner]));
}

function placeOf(store: string): { server: string } {
  return { server: /\((.*)\)/.exec(store)?.[1] ?? '' };
}
