import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { prepareDatabase } from '@tenantry/engine/host';
import { makeDatabase } from '@tenantry/testing/database';
import pg from 'pg';

import { describeDirectory } from './conformance.ts';
import type { Directory } from './directory.ts';
import { embeddedMigrations, openEmbeddedDirectory } from './open-embedded-directory.ts';

/** What is planned is held in memory; how much of it there may be is no question of this suite. */
const smaller = { members: 500 };

describe('plan mode', () => {
  describeDirectory(async () => {
    const { planned, preferring, close } = await open();
    return { directory: planned, preferring, close };
  }, smaller);

  it('changes nothing and tells the changes as LDIF', async () => {
    const { planned, changes, dump, close } = await open();
    after(close);
    const before = await dump();
    const base = (await planned.contexts()).domain;

    const { dn } = await planned.add(`OU=New,${base}`, { objectClass: ['organizationalUnit'] });
    await planned.modify(dn, { description: ['ü'] });
    await planned.setPassword(dn, 'a word');
    await planned.rename(dn, 'OU=Newer');
    await planned.delete(`OU=Newer,${base}`);

    assert.deepEqual(changes(), [
      `dn: OU=New,${base}\nchangetype: add\nobjectClass: organizationalUnit`,
      `dn: OU=New,${base}\nchangetype: modify\nreplace: description\ndescription:: w7w=\n-`,
      `dn: OU=New,${base}\nchangetype: modify\nreplace: unicodePwd\nunicodePwd: ***\n-`,
      `dn: OU=New,${base}\nchangetype: modrdn\nnewrdn: OU=Newer\ndeleteoldrdn: 1\nnewsuperior: ${base}`,
      `dn: OU=Newer,${base}\nchangetype: delete`,
    ]);
    assert.deepEqual(await dump(), before);
  });

  it('lets values that name entries below a renamed one follow, those outside that are not planned among them', async () => {
    const { planned, present, close } = await open();
    after(close);
    const base = (await planned.contexts()).domain;
    const [unit, user, list] = [`OU=Old,${base}`, `CN=Ann,OU=Old,${base}`, `CN=Everybody,${base}`];
    await present.add(unit, { objectClass: ['organizationalUnit'] });
    await present.add(user, { objectClass: ['user'], sAMAccountName: ['ann'] });
    await present.add(list, { objectClass: ['group'], sAMAccountName: ['everybody'], member: [user] });
    await planned.modify(unit, { managedBy: [user] });

    await planned.rename(unit, 'OU=New');

    const [moved, group] = await Promise.all([planned.read(`OU=New,${base}`), planned.read(list)]);
    assert.deepEqual(moved.attributes['managedBy'], [`CN=Ann,OU=New,${base}`]);
    assert.deepEqual(group.attributes['member'], [`CN=Ann,OU=New,${base}`]);
    assert.deepEqual((await present.read(list)).attributes['member'], [user]);
  });
});

async function open() {
  const { connectionString, drop } = await makeDatabase();
  await prepareDatabase(connectionString, [], [embeddedMigrations]);
  const pool = new pg.Pool({ connectionString });
  // The database may go before a session that nobody uses any more.
  pool.on('error', () => undefined);
  const close = async () => {
    await pool.end();
    await drop();
  };
  const embedded = await openEmbeddedDirectory({ pool });
  const session = embedded.driver.open({
    requestId: '',
    ranBefore: false,
    planned: true,
    signal: new AbortController().signal,
    operation: () => undefined,
  });
  const planned: Directory = session.handle(undefined);
  return {
    planned,
    present: embedded.directory,
    preferring: (controller: string) => session.handle(controller),
    close,
    changes: () => session.changes(),
    dump: () => Array.fromAsync(embedded.dump()),
  };
}
