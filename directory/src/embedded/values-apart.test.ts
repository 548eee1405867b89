import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { prepareDatabase } from '@tenantry/engine/host';
import { makeDatabase } from '@tenantry/testing/database';
import pg from 'pg';
import { attributesApart } from '../attribute-types.ts';
import { deleteTree, prepareDeletion, restoreTree } from '../deletion.ts';
import type { Directory } from '../directory.ts';
import { treeKey } from '../distinguished-name.ts';
import { embeddedMigrations, openEmbeddedDirectory } from '../open-embedded-directory.ts';

describe('values that are kept apart', () => {
  let pool: pg.Pool;
  let directory: Directory;
  let domain: string;
  let close: () => Promise<void>;

  before(async () => {
    const database = await makeDatabase();
    await prepareDatabase(database.connectionString, [], [embeddedMigrations]);
    pool = openPool(database.connectionString);
    ({ directory } = await openEmbeddedDirectory({ pool }));
    ({ domain } = await directory.contexts());
    close = async () => {
      await pool.end();
      await database.drop();
    };
  });
  after(() => close());

  const addGroup = (name: string, members: readonly string[]) =>
    directory.add(`CN=${name},${domain}`, { objectClass: ['group'], description: [name], member: members });
  /** Rows of an entry in the index with the transaction that wrote each. */
  const rowsOf = async (guid: string) => {
    const { rows } = await pool.query<{ attribute: string; value: string; written_by: string }>(
      'select attribute, value, xmin::text as written_by from directory.value where guid = $1 order by 1, 2',
      [guid],
    );
    return rows;
  };

  it('are those that the migration moves', async () => {
    const { rows } = await pool.query<{ apart: string[] }>('select directory.apart()');

    assert.deepEqual(rows[0]?.apart, attributesApart);
  });

  it('are written one by one, however many there are', async () => {
    const names = Array.from({ length: 1000 }, (_, index) => `CN=${index},${domain}`);
    const { dn, guid } = await addGroup('Many', names);
    const there = await rowsOf(guid);
    const nobody = `CN=Somebody Else,${domain}`;

    await directory.addValues(dn, 'member', [nobody]);
    const rows = await rowsOf(guid);
    await directory.removeValues(dn, 'MEMBER', [nobody.toUpperCase()]);

    assert.deepEqual(
      rows.filter(({ value }) => value !== treeKey(nobody)),
      there,
    );
    assert.equal(rows.length, there.length + 1);
    assert.deepEqual(await rowsOf(guid), there);
  });

  it('are not fetched by who asks for something else', async () => {
    const { dn } = await addGroup('Unasked', [`CN=Ann,${domain}`]);
    const asked: string[] = [];
    const spied = openPool(String(pool.options.connectionString));
    const query = spied.query.bind(spied) as (...given: unknown[]) => unknown;
    spied.query = ((...given: [string | { readonly text: string }, ...unknown[]]) => {
      asked.push(typeof given[0] === 'string' ? given[0] : given[0].text);
      return query(...given);
    }) as typeof spied.query;
    const { directory: other } = await openEmbeddedDirectory({ pool: spied });
    asked.length = 0;

    const { attributes } = await other.read(dn, ['description', 'objectGUID']);
    await other.modify(dn, { description: ['anew'] });
    await Array.fromAsync(other.search({ base: dn, filter: '(objectClass=*)', attributes: ['description'] }));
    await spied.end();

    assert.deepEqual(attributes['description'], ['Unasked']);
    assert.deepEqual(
      asked.filter((text) => /written|jsonb_agg/.test(text)),
      [],
    );
    assert.ok(asked.length >= 4);
  });

  it('are not fetched to delete a member and to put him back', async () => {
    const { dn: user } = await directory.add(`CN=Deleted,${domain}`, { objectClass: ['user'] });
    const { dn } = await addGroup('Deleting', [`CN=Other,${domain}`, user]);
    const { path } = await directory.add(`CN=Boss of,${domain}`, { objectClass: ['group'], managedBy: [user] });
    const asked: (readonly string[] | undefined)[] = [];
    const watched: Directory = {
      ...directory,
      search(search) {
        // Of the deleted entry itself all is kept.
        if (search.base !== user) asked.push(search.attributes);
        return directory.search(search);
      },
    };

    const deletion = await prepareDeletion(watched, user);
    assert.ok(deletion);
    await deleteTree(watched, deletion);
    const left = (await directory.read(dn, ['member'])).attributes['member'];
    await restoreTree(watched, deletion);

    assert.deepEqual(left, [`CN=Other,${domain}`]);
    assert.deepEqual((await directory.read(dn, ['member'])).attributes['member'], [`CN=Other,${domain}`, user]);
    assert.deepEqual((await directory.read(path, ['managedBy'])).attributes['managedBy'], [user]);
    assert.equal(asked.length, 5);
    for (const attributes of asked)
      assert.equal(
        attributes?.some((name) => attributesApart.includes(name)),
        false,
      );
  });

  it('keep the order and the spelling in which they were written', async () => {
    const members = [`cn=Zoe, ${domain}`, `CN=Ann,${domain}`, `CN=Mia\\, Lou,${domain}`];
    const { dn } = await addGroup('Ordered', members);
    await directory.addValues(dn, 'member', [`CN=Bob,${domain}`, `CN=ann,${domain}`]);

    assert.deepEqual((await directory.read(dn)).attributes['member'], [...members, `CN=Bob,${domain}`]);

    await directory.modify(dn, { member: members.toReversed() });
    assert.deepEqual((await directory.read(dn, ['member'])).attributes['member'], members.toReversed());
  });

  it('follow a name that is only spelled anew, and vanish where the new name is already there', async () => {
    const { dn: user } = await directory.add(`CN=spelled,${domain}`, { objectClass: ['user'] });
    const { dn } = await addGroup('Follower', [user, `CN=Left Behind,${domain}`]);

    await directory.rename(user, 'CN=SPELLED');
    assert.deepEqual((await directory.read(dn, ['member'])).attributes['member'], [
      `CN=SPELLED,${domain}`,
      `CN=Left Behind,${domain}`,
    ]);
    await directory.rename(user, 'CN=Left Behind');

    assert.deepEqual((await directory.read(dn, ['member'])).attributes['member'], [`CN=Left Behind,${domain}`]);
    assert.deepEqual((await directory.read(`CN=Left Behind,${domain}`, ['memberOf'])).attributes['memberOf'], [dn]);
  });

  it('count as a change of their entry', async () => {
    const { dn: user } = await directory.add(`CN=Counted,${domain}`, { objectClass: ['user'] });
    const { dn } = await addGroup('Counting', []);
    const number = async () => Number((await directory.read(dn, ['uSNChanged'])).attributes['uSNChanged']?.[0]);
    const numbers = [await number()];

    await directory.addValues(dn, 'member', [user]);
    numbers.push(await number());
    await directory.rename(user, 'CN=Recounted');
    numbers.push(await number());
    await directory.delete(`CN=Recounted,${domain}`);
    numbers.push(await number());

    assert.deepEqual(
      numbers,
      [...new Set(numbers)].sort((a, b) => a - b),
    );
  });

  it('leave the other index rows of an entry alone, as every change does', async () => {
    const { dn, guid } = await directory.add(`CN=Indexed,${domain}`, {
      objectClass: ['user'],
      displayName: ['Old'],
      proxyAddresses: ['SMTP:a@x.example', 'smtp:b@x.example'],
    });
    const there = await rowsOf(guid);

    await directory.modify(dn, { displayName: ['New'], proxyAddresses: ['smtp:b@x.example', 'SMTP:c@x.example'] });

    const now = await rowsOf(guid);
    const kept = now.filter((row) => there.some((each) => each.written_by === row.written_by));
    assert.deepEqual(
      kept.map(({ attribute, value }) => [attribute, value]),
      [
        ['objectClass', 'user'],
        ['proxyAddresses', 'smtp:b@x.example'],
      ],
    );
    assert.deepEqual(
      now.filter((row) => !kept.includes(row)).map(({ value }) => value),
      ['new', 'smtp:c@x.example'],
    );
  });
});

describe('the migration that takes values apart', () => {
  it('moves them in order, spelled as they were, and leaves an older engine its statements', async () => {
    const { connectionString, drop } = await makeDatabase();
    const pool = openPool(connectionString);
    const earlier = await migrationsBefore('0009');
    try {
      await prepareDatabase(connectionString, [], [{ ...embeddedMigrations, folder: earlier.url }]);
      const older = olderEngine(pool);
      const members = ['CN=Zoe,DC=x', 'cn=Ann, DC=x', 'CN=a\\,b,DC=x', 'CN=Nobody\\, 1,DC=x'];
      for (const dn of ['DC=x', ...members.slice(0, 3)]) await older.add(dn, {});
      const group = await older.add('CN=All,DC=x', { member: members, description: ['all'] });

      await prepareDatabase(connectionString, [], [embeddedMigrations]);

      // What is no plain name is spelled by the entry that it names, or by its key.
      const moved = ['CN=Zoe,DC=x', 'cn=Ann, DC=x', 'CN=a\\,b,DC=x', 'cn=nobody\\, 1,dc=x'];
      const found = await older.membersOf(group);
      assert.deepEqual([found[0], found.toSorted()], ['CN=Zoe,DC=x', moved.toSorted()]);
      const { rows } = await pool.query('select attributes from directory.object where guid = $1', [group]);
      assert.deepEqual(rows, [{ attributes: { description: ['all'] } }]);

      await older.update(group, { member: ['CN=Ann,DC=x', 'CN=New,DC=x'], description: ['none'] });
      await older.setPassword('CN=All,DC=x', 'hash');
      await older.rename('CN=All,DC=x', 'CN=Everybody,DC=x');

      const { directory } = await openEmbeddedDirectory({ pool, domain: 'DC=x' });
      const { attributes } = await directory.read('CN=Everybody,DC=x', ['member', 'description', 'cn']);
      assert.deepEqual(attributes, {
        member: ['CN=Ann,DC=x', 'CN=New,DC=x'],
        description: ['none'],
        cn: ['Everybody'],
      });
      assert.equal(await directory.passwordToken('CN=Everybody,DC=x'), 'hash');
      const another = await older.add('CN=Another,DC=x', { member: ['CN=Zoe,DC=x'] });
      assert.deepEqual(await older.membersOf(another), ['CN=Zoe,DC=x']);
      assert.deepEqual((await directory.read('CN=Zoe,DC=x', ['memberOf'])).attributes['memberOf'], ['CN=Another,DC=x']);
      await older.delete('CN=Another,DC=x');
      assert.equal(await directory.find('CN=Another,DC=x'), undefined);
    } finally {
      await pool.end();
      await drop();
      await earlier.remove();
    }
  });
});

/** Statements of the engine before this migration, as it sends them. */
function olderEngine(pool: pg.Pool) {
  const indexOf = ({ member = [] }: Values) => [member.map(() => 'member'), member.map(treeKey)];
  return {
    async add(dn: string, attributes: Values): Promise<string> {
      const guid = crypto.randomUUID();
      const key = treeKey(dn);
      const parent = key.slice(0, Math.max(0, key.lastIndexOf('\u0001')));
      if (parent === '') {
        const insert = `insert into directory.entry (guid, tree, parent, dn, attributes, usn) values ($1, $2, '', $3, '{}', 1)`;
        await pool.query(insert, [guid, key, dn]);
      } else {
        const values = [guid, key, parent, dn, JSON.stringify(attributes), true, ...indexOf(attributes), null, null];
        await pool.query('select * from directory.add_entry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', values);
      }
      return guid;
    },
    async membersOf(guid: string): Promise<string[]> {
      const { rows } = await pool.query('select e.attributes from directory.entry e where e.guid = $1', [guid]);
      return rows[0].attributes.member;
    },
    async update(guid: string, attributes: Values): Promise<void> {
      const { rows } = await pool.query('select usn from directory.entry where guid = $1 for update', [guid]);
      const values = [guid, rows[0].usn, JSON.stringify(attributes), ['member', 'member#dn'], ...indexOf(attributes)];
      const updated = await pool.query('select directory.update_entry($1, $2, $3, $4, $5, $6) as usn', values);
      assert.ok(updated.rows[0].usn);
    },
    setPassword: (dn: string, hash: string) =>
      pool.query(
        "update directory.entry set password = $2, usn = nextval('directory.usn'), changed_at = now() where tree = $1 returning usn",
        [treeKey(dn), hash],
      ),
    async rename(from: string, to: string): Promise<void> {
      const { rows } = await pool.query('select * from directory.entry where tree = $1 for update', [treeKey(from)]);
      const attributes = JSON.stringify({ ...rows[0].attributes, cn: [/CN=([^,]*)/.exec(to)?.[1]] });
      const { rowCount } = await pool.query(
        `update directory.entry set tree = $2, parent = $3, dn = $4, attributes = $5, usn = nextval('directory.usn'), changed_at = now()
         where tree = $1 returning usn`,
        [treeKey(from), treeKey(to), treeKey('DC=x'), to, attributes],
      );
      assert.equal(rowCount, 1);
    },
    delete: (dn: string) => pool.query('delete from directory.entry where tree = $1', [treeKey(dn)]),
  };
}

type Values = Readonly<Record<string, readonly string[]>>;

/** The migrations of an earlier program, in a folder of their own. */
async function migrationsBefore(number: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-migrations-'));
  const from = fileURLToPath(embeddedMigrations.folder);
  for (const name of await readdir(from)) if (name < number) await cp(join(from, name), join(folder, name));
  return { url: pathToFileURL(`${folder}/`), remove: () => rm(folder, { recursive: true }) };
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString });
  // The database may go before a session that nobody uses any more.
  pool.on('error', () => undefined);
  return pool;
}
