import type pg from 'pg';

import { treeKey } from '../distinguished-name.ts';
import { EntryExists } from '../errors.ts';
import { freshDomain, topOf } from '../fresh-domain.ts';
import type { DirectoryPort } from '../port.ts';

/** A fresh domain as an administrator would hand it over: the naming contexts and an Exchange organization without servers. */
export async function seedDirectory(pool: pg.Pool, port: DirectoryPort, domain: string): Promise<void> {
  const configuration = `CN=Configuration,${domain}`;
  const { rows } = await pool.query("select from directory.context where name = 'seeded'");
  if (rows.length > 0) return;
  await pool.query(
    `insert into directory.context (name, dn) values ('domain', $1), ('configuration', $2) on conflict do nothing`,
    [domain, configuration],
  );
  await addRoot(pool, domain);
  for (const [dn, attributes] of freshDomain({ domain, configuration })) {
    await port.add('', dn, attributes).catch((error: unknown) => {
      // Another engine that starts at the same time was quicker.
      if (!EntryExists.is(error)) throw error;
    });
  }
  await pool.query("insert into directory.context (name, dn) values ('seeded', '') on conflict do nothing");
}

async function addRoot(pool: pg.Pool, domain: string): Promise<void> {
  const [, top] = topOf(domain);
  await pool.query(
    `insert into directory.object (guid, tree, parent, dn, attributes, usn)
     values (gen_random_uuid(), $1, '', $2, $3, nextval('directory.usn')) on conflict do nothing`,
    [treeKey(domain), domain, JSON.stringify({ ...top, name: top['dc'] })],
  );
}
