import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { prepareDatabase } from '@tenantry/engine/host';
import { makeDatabase } from '@tenantry/testing/database';
import pg from 'pg';

import type { Directory } from './directory.ts';
import { embeddedMigrations, openEmbeddedDirectory } from './open-embedded-directory.ts';
import { type PagedSearch, pageOf } from './page.ts';

describe('a page', () => {
  let pool: pg.Pool;
  let directory: Directory;
  let base: string;
  let end: () => Promise<void>;
  let rowsRead = 0;

  before(async () => {
    const { connectionString, drop } = await makeDatabase();
    await prepareDatabase(connectionString, [], [embeddedMigrations]);
    pool = new pg.Pool({ connectionString });
    pool.on('error', () => undefined);
    end = async () => {
      await pool.end();
      await drop();
    };
    ({ directory } = await openEmbeddedDirectory({ pool: countingRows(pool) }));
    base = `OU=Paged,${(await directory.contexts()).domain}`;
    await directory.add(base, { objectClass: ['organizationalUnit'] });
    await directory.add(`OU=Inner,${base}`, { objectClass: ['organizationalUnit'] });
  });

  after(() => end());

  const contact = (cn: string, displayName: string | undefined, parent = base) =>
    directory.add(`CN=${cn},${parent}`, {
      objectClass: ['contact'],
      ...(displayName === undefined ? {} : { displayName: [displayName] }),
    });

  it('comes in the order of names, wherever in the tree entries are, also of a directory that cannot sort', async () => {
    await contact('1', 'Zoe');
    await contact('2', 'ärger');
    await contact('3', 'Arger');
    await contact('4', 'bob', `OU=Inner,${base}`);
    await contact('Bo', undefined);
    await contact('6', 'Zoe', `OU=Inner,${base}`);
    const search = { places: [{ base, scope: 'subtree' as const }], filter: '(objectClass=contact)' };

    for (const from of [directory, withoutOrder(directory)]) {
      const found = await allPages(from, search, 2);

      const named = found.map((page) =>
        page.map(({ attributes }) => attributes['displayName']?.[0] ?? attributes['cn']?.[0]),
      );
      assert.deepEqual(named, [
        ['Arger', 'ärger'],
        ['Bo', 'bob'],
        ['Zoe', 'Zoe'],
      ]);
      assert.equal(new Set(found.flat().map(({ guid }) => guid)).size, 6);
    }
  });

  it('reads what it holds, not the whole list, and goes on behind its last entry when entries come and go', async () => {
    const parent = `OU=Many,${base}`;
    await directory.add(parent, { objectClass: ['organizationalUnit'] });
    for (let number = 100; number < 400; number++) await contact(`many${number}`, undefined, parent);
    const search = {
      places: [{ base: parent, scope: 'one' as const }],
      filter: '(objectClass=contact)',
      attributes: [],
    };

    const first = await pageOf(directory, search, { size: 60 });
    await directory.delete(`CN=many159,${parent}`);
    await contact('many0', undefined, parent);
    rowsRead = 0;
    const second = await pageOf(directory, search, { size: 60, cursor: first.nextCursor });

    assert.deepEqual(
      [first.entries[0]?.dn, first.entries.at(-1)?.dn],
      [`CN=many100,${parent}`, `CN=many159,${parent}`],
    );
    assert.deepEqual(
      [second.entries[0]?.dn, second.entries.at(-1)?.dn],
      [`CN=many160,${parent}`, `CN=many219,${parent}`],
    );
    assert.ok(rowsRead <= 65, `${rowsRead} rows were read`);
  });

  it('takes another order, and entries that the filter cannot tell', async () => {
    const search: PagedSearch = {
      places: [{ base, scope: 'one' }],
      filter: '(objectClass=contact)',
      keeps: ({ attributes }) => attributes['displayName'] !== undefined,
    };

    for (const from of [directory, withoutOrder(directory)]) {
      const { entries, nextCursor } = await pageOf(from, search, { size: 3, order: ['cn'] });

      assert.deepEqual(
        entries.map(({ attributes }) => attributes['cn']?.[0]),
        ['1', '2', '3'],
      );
      assert.equal(nextCursor, undefined);
    }
  });

  it('refuses a cursor that no page has given', async () => {
    const search = { places: [{ base, scope: 'one' as const }], filter: '(cn=*)' };
    const made = (text: string) => Buffer.from(text).toString('base64url');
    for (const cursor of [
      '',
      '!',
      made('name'),
      made('name\nno guid'),
      made('a\0b\n00000000-0000-4000-8000-000000000000'),
    ])
      await assert.rejects(pageOf(directory, search, { size: 1, cursor }), { code: 'DIRECTORY_BAD_CURSOR' });
  });

  /** The pool, which counts what it gives to the searches of the directory. */
  function countingRows(counted: pg.Pool): pg.Pool {
    return Object.assign(Object.create(counted), {
      query: async (text: string, values: unknown[]) => {
        const result = await counted.query(text, values);
        rowsRead += result.rows.length;
        return result;
      },
    });
  }
});

/** As a directory behind LDAP, or in plan mode. */
function withoutOrder(directory: Directory): Directory {
  return { ...directory, searchInOrder: () => undefined };
}

async function allPages(directory: Directory, search: PagedSearch, size: number) {
  const pages = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const { entries, nextCursor } = await pageOf(directory, search, { size, cursor });
    pages.push(entries);
    cursor = nextCursor;
  }
  return pages;
}
