import type { Installation } from '@tenantry/cli/installation';
import { schemaNames } from '@tenantry/directory/host';

/** Attributes of an entry that no schema needs to have: other directories keep them under other names. */
const constructed = new Set(['name']);

/**
 * The directory in the database takes every attribute; real ones take what their schema has. So whatever a test leaves
 * there has to be in it.
 */
export async function requireKnownAttributes(pool: Installation['pool']): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    'select distinct jsonb_object_keys(attributes) as name from directory.object',
  );
  const known = schemaNames();
  const unknown = rows
    .map(({ name }) => name)
    .filter((name) => !constructed.has(name) && !known.has(name.toLowerCase()));
  if (unknown.length === 0) return;
  throw new Error(
    `The schema files have no ${unknown.join(', ')}, which this test wrote to the directory. Add ${unknown.length === 1 ? 'it' : 'them'} to a table that directory/schema/write-schema.ts reads (see directory/src/schema-names.ts), and run it.`,
  );
}
