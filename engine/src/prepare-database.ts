import pg from 'pg';

import type { Component } from './component.ts';
import { type Migrations, migrate } from './migrate.ts';

/** Brings the database up to date for the engine and the components that own tables. */
export async function prepareDatabase(
  connectionString: string,
  components: readonly Component[],
  more: readonly Migrations[] = [],
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const own: Migrations = { schema: 'engine', folder: new URL('../migrations/', import.meta.url), books: false };
    const ofComponents = components.flatMap(({ migrations }) => (migrations ? [{ ...migrations, books: true }] : []));
    await migrate(client, [own, ...more, ...ofComponents]);
  } finally {
    await client.end();
  }
}
