import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

const stores = 2000;
/** Rows of stores that a choice may read: itself, when it holds the store, and what the planner looks at on the way. */
const rowsMaximum = 20;

describe('B11, KB977174: allocation was slow with many stores', () => {
  it('reads a handful of stores out of 2,000, whichever algorithm chooses, for mailboxes, consumers and grants', async () => {
    const hoster = await hosting();
    await addStores(hoster);

    for (const algorithm of ['tightPack', 'level', 'minStoreCount']) {
      const mailbox = `select resource_manager.choose_mail_store($1, 1024, '${algorithm}', '${algorithm}', true) as store`;
      await requireFew(hoster, mailbox, `a mailbox by ${algorithm}`);
      const grant = `select store_id as store from resource_manager.choose_grant($1, 1024, '${algorithm}', true)`;
      await requireFew(hoster, grant, `a grant by ${algorithm}`);
    }
    const consumer = 'select resource_manager.choose_consumer_store(1024, null) as store where $1::uuid is not null';
    await requireFew(hoster, consumer, 'a consumer mailbox');
  });
});

/** As many stores of one size again for consumers: the order among equals must not cost reading them all. */
async function addStores({ pool }: Hosting): Promise<void> {
  await pool.query(
    `insert into resource_manager.store (guid, kind, server, name, shared, kilobytes)
     select gen_random_uuid(), kind, 'EX' || number, kind || number, true, 1000000
     from generate_series(1, $1) number, unnest(array['mail', 'consumer']) kind`,
    [stores],
  );
  await pool.query('analyze resource_manager.store');
}

async function requireFew(hoster: Hosting, statement: string, what: string): Promise<void> {
  const { guid } = await hoster.directory.read(hoster.acme.path);
  const read = await storesRead(hoster, statement, guid);
  assert.ok(read <= rowsMaximum, `${what} reads ${read} rows`);
}

/** How many rows of stores a statement reads; it has to find one. */
async function storesRead({ pool }: Hosting, statement: string, organization: string): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: chosen } = await client.query<{ store: string | null }>(statement, [organization]);
    assert.ok(chosen[0]?.store, statement);
    const { rows } = await client.query<{ read: string }>(
      `select seq_tup_read + idx_tup_fetch as read
       from pg_stat_xact_user_tables
       where schemaname = 'resource_manager' and relname = 'store'`,
    );
    return Number(rows[0]?.read);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
