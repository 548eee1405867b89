import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { prepareDatabase, type ResourceRequest } from '@tenantry/engine/host';
import { makeDatabase } from '@tenantry/testing/database';
import pg from 'pg';

import { defaultWaits } from './controller-choice.ts';
import type { Directory } from './directory.ts';
import type { DirectoryHost } from './directory-host.ts';
import { treeKey } from './distinguished-name.ts';
import { createDriver } from './driver.ts';
import { createEmbeddedDirectory } from './embedded/embedded-directory.ts';
import { embeddedMigrations, openEmbeddedDirectory } from './open-embedded-directory.ts';
import type { PositionStore } from './position-store.ts';

describe('the directory as one request sees it', () => {
  let host: DirectoryHost;
  let pool: pg.Pool;
  let base: string;
  let close: () => Promise<void>;

  before(async () => {
    const { connectionString, drop } = await makeDatabase();
    await prepareDatabase(connectionString, [], [embeddedMigrations]);
    pool = new pg.Pool({ connectionString });
    pool.on('error', () => undefined);
    host = await openEmbeddedDirectory({ pool });
    base = (await host.directory.contexts()).domain;
    close = async () => {
      await pool.end();
      await drop();
    };
  });

  after(() => close());

  it('shows what another one has changed from the next lock on', async () => {
    const { dn } = await host.directory.add(`OU=Changed,${base}`, unit);
    const { leaf, lookAgain } = request(false);
    assert.equal(await description(leaf, dn), undefined);
    await host.directory.modify(dn, { description: ['new'] });

    assert.equal(await description(leaf, dn), undefined);
    lookAgain();
    assert.equal(await description(leaf, dn), 'new');
  });

  it('shows what another one has changed after each change of its own, so that one of two sees the other', async () => {
    const { dn } = await host.directory.add(`OU=Mine,${base}`, unit);
    const other = (await host.directory.add(`OU=Theirs,${base}`, unit)).dn;
    const { leaf } = request(false);
    assert.equal(await description(leaf, other), undefined);
    await host.directory.modify(other, { description: ['taken back'] });

    await leaf.modify(dn, { description: ['given'] });
    assert.equal(await description(leaf, other), 'taken back');
  });

  it('shows at once that something was made that was not there', async () => {
    const { leaf } = request(false);
    assert.equal(await leaf.find(`OU=Made,${base}`), undefined);
    await host.directory.add(`OU=Made,${base}`, unit);
    assert.ok(await leaf.find(`OU=Made,${base}`));
  });

  for (const planned of [false, true]) {
    it(`shows what the request itself ${planned ? 'plans' : 'does'}, by every name`, async () => {
      const top = (await host.directory.add(`OU=${planned ? 'Planned' : 'Done'},${base}`, unit)).dn;
      const { leaf } = request(planned);
      const { dn, guid } = await leaf.add(`OU=One,${top}`, { ...unit, description: ['first'] });
      const byGuid = `LDAP://<GUID=${guid}>`;
      const seen = () => Promise.all([dn, byGuid].map((path) => description(leaf, path)));
      assert.deepEqual(await seen(), ['first', 'first']);

      await leaf.modify(dn, { description: ['second'] });
      assert.deepEqual(await seen(), ['second', 'second']);
      await leaf.addValues(byGuid, 'url', ['http://example.com']);
      assert.deepEqual((await leaf.read(dn, ['url'])).attributes['url'], ['http://example.com']);
      await leaf.removeValues(dn, 'url', ['http://example.com']);
      assert.equal((await leaf.read(byGuid, ['url'])).attributes['url'], undefined);

      const user = await leaf.add(`CN=Ann,${dn}`, { objectClass: ['user'], sAMAccountName: [`ann${planned}`] });
      const group = await leaf.add(`CN=All,${dn}`, { objectClass: ['group'], sAMAccountName: [`all${planned}`] });
      assert.equal((await leaf.read(user.dn, ['memberOf'])).attributes['memberOf'], undefined);
      await leaf.addValues(group.dn, 'member', [user.dn]);
      assert.deepEqual((await leaf.read(user.dn, ['memberOf'])).attributes['memberOf'], [group.dn]);
      assert.deepEqual((await leaf.read(group.dn, ['member'])).attributes['member'], [user.dn]);

      await leaf.rename(user.dn, 'CN=Anna');
      assert.equal(await leaf.find(user.dn), undefined);
      assert.equal((await leaf.read(`LDAP://<GUID=${user.guid}>`)).dn, `CN=Anna,${dn}`);
      assert.deepEqual((await leaf.read(group.dn, ['member'])).attributes['member'], [`CN=Anna,${dn}`]);
      await leaf.delete(`CN=Anna,${dn}`);
      assert.equal((await leaf.read(group.dn, ['member'])).attributes['member'], undefined);
    });
  }

  it('leaves how far it came at the names that an entry had and has', async () => {
    const ended: (readonly string[])[] = [];
    const store: PositionStore = {
      newest: async () => [],
      read: async () => [],
      leftBy: async () => [],
      begin: async () => undefined,
      beginning: (request, controller, written) => ({ into: 'anywhere', row: { request, controller }, written }),
      end: async (_, trees) => void ended.push(trees),
      forget: async () => undefined,
    };
    const { dn } = await host.directory.add(`OU=Old,${base}`, unit);
    const port = createEmbeddedDirectory(pool, ['dc1']);
    const driver = createDriver(port, { warn: () => undefined, store, limits: defaultWaits });
    const session = driver.open(requestOf(false));
    await session.handle(undefined).rename(dn, 'OU=New');
    await session.close();
    assert.deepEqual(ended, [[dn, `OU=New,${base}`].map(treeKey)]);
  });

  it('shows the engine where an entry stands as it was at first, until the request changes that', async () => {
    const { dn } = await host.directory.add(`OU=Standing,${base}`, unit);
    const { view, leaf, lookAgain } = request(false);
    const pointers = async (directory: Directory) =>
      (await directory.read(dn, ['otherWellKnownObjects'])).attributes['otherWellKnownObjects']?.length ?? 0;
    const pointer = (guid: string) => ({ otherWellKnownObjects: [`B:32:${guid.repeat(32)}:${dn}`] });
    assert.equal(await pointers(view), 0);
    await host.directory.modify(dn, pointer('A'));
    lookAgain();
    assert.equal(await pointers(view), 0);
    assert.equal(await pointers(leaf), 1);

    await leaf.modify(dn, { otherWellKnownObjects: undefined });
    assert.equal(await pointers(view), 0);
    await leaf.modify(dn, pointer('B'));
    assert.equal(await pointers(view), 1);
  });

  function request(planned: boolean) {
    const session = host.driver.open(requestOf(planned));
    // The engine knows the view as something that Standing takes.
    const view = session.view as Directory;
    return { leaf: session.handle(undefined), view, lookAgain: () => session.lookAgain?.() };
  }
});

function requestOf(planned: boolean): ResourceRequest {
  const { signal } = new AbortController();
  return { requestId: '', ranBefore: false, planned, signal, operation: () => undefined };
}

const unit = { objectClass: ['organizationalUnit'] };

async function description(directory: Directory, path: string): Promise<string | undefined> {
  return (await directory.read(path, ['description'])).attributes['description']?.[0];
}
