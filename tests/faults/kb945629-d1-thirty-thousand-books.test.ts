import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, isThorough } from '@tenantry/testing';

/** Beyond what directories answer at once, which is 1,000. */
const books = isThorough() ? 30_000 : 1100;
const pageSize = 400;
/** Of these so many are generated here: one is as good as the other. */
const generated = 5;
const exchange = 'Exchange 2007 Provider';

describe('D1, KB945629: a server took 1,000 offline address books', () => {
  it(`finds ${books} books of as many tenants due, lists them page by page, and generates them one by one`, async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    await addTenantsWithBooks(hoster, books - 1);

    const { due } = await hoster.run(`${exchange}::NoteStaleOfflineAddressBooks_`, { all: true });

    assert.equal(due, books);
    const paths = await duePaths(hoster);
    assert.equal(paths.size, books);
    for (const path of [...paths].slice(-generated)) {
      const { sequence, entries } = await hoster.run(`${exchange}::RebuildOfflineAddressBook`, { path });
      assert.deepEqual([sequence, entries], [1, 1], path);
    }
    assert.equal((await duePaths(hoster)).size, books - generated);
  });
});

/** Organizations whose books are due, asked for page by page. */
async function duePaths({ run }: Hosting): Promise<Set<string>> {
  const paths = new Set<string>();
  let after: string | undefined;
  for (let last = false; !last; ) {
    const input = { limit: pageSize, ...(after === undefined ? {} : { after }) };
    const page = await run(`${exchange}::ListDueOfflineAddressBooks_`, input);
    assert.ok(page.books.length <= pageSize);
    for (const { path } of page.books) paths.add(path);
    after = page.books.at(-1)?.offlineAddressBook;
    last = page.books.length < pageSize;
  }
  return paths;
}

/** Copies the unit of the tenant acme and its book in the embedded directory; the copies have the list of the model. */
async function addTenantsWithBooks({ acme, directory, pool }: Hosting, count: number): Promise<void> {
  const unit = await directory.read(acme.path);
  const book = await directory.read(`LDAP://<WKGUID=D22DFCC5B73645E99E16C9AD3D61F34F,${unit.dn}>`);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `create temporary table copy on commit drop as
       select gen_random_uuid() as guid, number, e.guid as model
       from generate_series(1, $1::integer) number, directory.object e
       where e.guid = any($2)`,
      [count, [unit.guid, book.guid]],
    );
    await client.query(
      `insert into directory.object (guid, tree, parent, dn, attributes, usn)
       select c.guid, ${renamed('e.tree')}, e.parent, ${renamed('e.dn')},
         ${renamed('e.attributes::text')}::jsonb || jsonb_strip_nulls(jsonb_build_object('offLineABContainers', e.attributes -> 'offLineABContainers')),
         nextval('directory.usn')
       from copy c
       join directory.object e on e.guid = c.model`,
    );
    await client.query(
      `insert into directory.value (attribute, value, guid)
       select v.attribute, case when v.attribute like 'offLineABContainers%' then v.value else ${renamed('v.value')} end, c.guid
       from copy c
       join directory.value v on v.guid = c.model`,
    );
    await client.query('commit');
    await client.query('analyze directory.object, directory.value');
  } finally {
    client.release();
  }
}

/** A text with another name of the tenant, in both cases in which the directory keeps it. */
function renamed(expression: string): string {
  return `replace(replace(${expression}, 'Acme', 'Acme' || c.number), 'acme', 'acme' || c.number)`;
}
