import type pg from 'pg';
import type { ChangeFeed } from '../change-feed.ts';
import type { Entry } from '../directory.ts';
import { parentKey, parentOf, rangeBelow, treeKey } from '../distinguished-name.ts';
import { NoSuchEntry, NotEmpty } from '../errors.ts';
import { withName, withoutName } from '../naming-attribute.ts';
import { newAttributes } from '../operations.ts';
import type { OrderedSearches } from '../ordered-search.ts';
import type { DirectoryPort, PortSearch, Positions } from '../port.ts';
import { renamed } from '../references.ts';
import { changedSince } from './changed-since.ts';
import { directoryError } from './database-errors.ts';
import { identityOf } from './entry-identity.ts';
import { type EntryRow, entryOf, entryReader, rowColumns } from './entry-row.ts';
import { filterToSql, type Parameters, parameters } from './filter-to-sql.ts';
import { findRow } from './find-row.ts';
import { followReferences } from './follow-references.ts';
import { inTransaction } from './in-transaction.ts';
import { indexRows } from './index-rows.ts';
import { modifyEntry } from './modify-entry.ts';
import { createPasswords } from './password.ts';
import { searchInOrder } from './search-in-order.ts';

/** Entries of a page of a search; a page is held in memory, never more. Each finds its beginning anew, so they grow. */
const firstPageSize = 500;
const pageSizeMaximum = 1000;
const principals = new Set(['user', 'group', 'computer', 'inetorgperson']);
/** A hash that no password has: its key is all zeros. */
const noPassword = `scrypt:AAAA:${Buffer.alloc(32).toString('base64')}`;

/** A directory in PostgreSQL. Each change is a transaction of its own, as in a foreign system. */
export function createEmbeddedDirectory(
  pool: pg.Pool,
  controllers: readonly string[],
): DirectoryPort & ChangeFeed & OrderedSearches {
  let contexts: { readonly domain: string; readonly configuration: string } | undefined;
  const passwords = createPasswords();

  return {
    controllers,

    async contexts() {
      if (contexts) return contexts;
      const { rows } = await pool.query<{ name: string; dn: string }>('select name, dn from directory.context');
      const dnOf = (name: string) => rows.find((row) => row.name === name)?.dn ?? '';
      const found = { domain: dnOf('domain'), configuration: dnOf('configuration') };
      if (found.domain !== '') contexts = found;
      return found;
    },

    // One database is behind all of them.
    hasReached: () => Promise.resolve(true),
    async positions(controller) {
      const { rows } = await pool.query<{ usn: string }>('select last_value as usn from directory.usn');
      return positions(controller, rows[0]?.usn ?? 0);
    },

    async find(_, target, attributes) {
      const row = await findRow(pool, target, attributes);
      return row && entryOf(row, attributes);
    },

    search: (_, search) => searchEntries(pool, search),
    searchInOrder: (_, search) => searchInOrder(pool, search),

    async add(controller, dn, given) {
      const { guid, sid: formerSid, createdAt } = identityOf(given);
      const attributes = withName(dn, newAttributes(dn, given));
      const key = treeKey(dn);
      const isPrincipal = attributes['objectClass']?.some((name) => principals.has(name.toLowerCase())) === true;
      const { names, values } = indexRows(attributes);
      try {
        const content = [JSON.stringify(attributes), isPrincipal, names, values];
        const { rows } = await pool.query<{ usn: string; sid: number | null; created_at: Date }>({
          name: 'add_entry',
          text: 'select * from directory.add_entry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
          values: [guid, key, parentKey(key), dn, ...content, formerSid, createdAt],
        });
        const now = new Date();
        const { usn = '0', sid = null, created_at = now } = rows[0] ?? {};
        const row: EntryRow = { guid, tree: key, dn, attributes, sid, usn, created_at, changed_at: now };
        return { entry: entryOf(row, undefined), positions: positions(controller, usn) };
      } catch (error) {
        throw directoryError(error, dn);
      }
    },

    async modify(controller, dn, operations) {
      return positions(controller, await modifyEntry(pool, dn, operations));
    },

    async rename(controller, dn, to) {
      const parent = to.parent;
      const newDn = `${to.rdn},${parent}`;
      const usn = await inTransaction(pool, (client) => renameTree(client, dn, newDn));
      return { dn: newDn, positions: positions(controller, usn) };
    },

    async delete(controller, dn) {
      const usn = await inTransaction(pool, (client) => deleteEntry(client, dn));
      return positions(controller, usn);
    },

    setPassword: async (controller, dn, password) => writePassword(controller, dn, await passwords.hash(password)),
    restorePassword: (controller, dn, token) => writePassword(controller, dn, token ?? null),

    async checkPassword(_, dn, password) {
      const hash = await readPassword(dn);
      // The time of a check is spent also where there is no password, which nobody is to learn.
      return (await passwords.check(password, hash ?? noPassword)) && hash !== null;
    },

    passwordToken: async (_, dn) => (await readPassword(dn)) ?? undefined,

    changedSince: (_, after) => changedSince(pool, after),
  };

  async function readPassword(dn: string): Promise<string | null> {
    const { rows } = await pool.query<{ password: string | null }>(
      'select password from directory.object where tree = $1',
      [treeKey(dn)],
    );
    const [row] = rows;
    if (!row) throw NoSuchEntry(dn);
    return row.password;
  }

  async function writePassword(controller: string, dn: string, hash: string | null): Promise<Positions> {
    const { rows } = await pool.query<{ usn: string }>(
      "update directory.object set password = $2, usn = nextval('directory.usn'), changed_at = now() where tree = $1 returning usn",
      [treeKey(dn), hash],
    );
    const [row] = rows;
    if (!row) throw NoSuchEntry(dn);
    return positions(controller, row.usn);
  }
}

/** Digits of the largest sequence number, so that they sort as text. */
const orderDigits = 19;

function positions(controller: string, usn: string | number): Positions {
  return [{ controller, source: 'embedded', order: String(usn).padStart(orderDigits, '0') }];
}

/** Keyset pages: nothing but one page is held, and a change between two pages neither repeats nor skips others. */
async function* searchEntries(
  pool: pg.Pool,
  { base, scope, filter, attributes, limit }: PortSearch,
): AsyncIterable<Entry> {
  const key = treeKey(base);
  const toEntry = entryReader(attributes);
  let after = '';
  let left = limit ?? Number.POSITIVE_INFINITY;
  for (let pageSize = firstPageSize; left > 0; pageSize = Math.min(pageSize * 2, pageSizeMaximum)) {
    const bound = parameters(key, after);
    const inScope = conditionOf(scope, key, bound);
    const condition = filterToSql(filter, bound);
    const size = Math.min(pageSize, left);
    const { rows } = await pool.query<EntryRow>(
      `select ${rowColumns(attributes)} from directory.object e where ${inScope} and e.tree > $2 and ${condition} order by e.tree limit ${size}`,
      bound.values,
    );
    // Where something was found, its base is there.
    if (after === '' && rows.length === 0) await requireEntry(pool, base);
    for (const row of rows) yield toEntry(row);
    if (rows.length < size) return;
    left -= rows.length;
    after = rows.at(-1)?.tree ?? after;
  }
}

async function requireEntry(pool: pg.Pool, dn: string): Promise<void> {
  const { rows } = await pool.query('select from directory.object where tree = $1', [treeKey(dn)]);
  if (rows.length === 0) throw NoSuchEntry(dn);
}

/** The part of the tree that a search looks at; `$1` is the key of its base. */
function conditionOf(scope: PortSearch['scope'], key: string, bound: Parameters): string {
  if (scope === 'base') return 'e.tree = $1';
  if (scope === 'one') return 'e.parent = $1';
  const { from, to } = rangeBelow(key);
  return `(e.tree = $1 or (e.tree > ${bound.bind(from)} and e.tree < ${bound.bind(to)}))`;
}

async function renameTree(client: pg.ClientBase, from: string, to: string): Promise<string> {
  const { rows } = await client.query<EntryRow>('select * from directory.object where tree = $1 for update', [
    treeKey(from),
  ]);
  const [row] = rows;
  if (!row) throw NoSuchEntry(from);
  const parent = parentOf(to) ?? '';
  const { rows: above } = await client.query('select from directory.object where tree = $1 for key share', [
    treeKey(parent),
  ]);
  if (above.length === 0) throw NoSuchEntry(parent);
  const oldKey = row.tree;
  const newKey = treeKey(to);
  const range = rangeBelow(oldKey);
  try {
    const usn = await client.query<{ usn: string }>(
      `update directory.object set tree = $2, parent = $3, dn = $4, attributes = $5, usn = nextval('directory.usn'), changed_at = now()
       where tree = $1 returning usn`,
      [oldKey, newKey, parentKey(newKey), to, JSON.stringify(withName(to, withoutName(row.dn, row.attributes)))],
    );
    // What is being added below it now is there when all of it is moved.
    await client.query(
      'select count(*) from (select from directory.object where tree > $1 and tree < $2 order by tree for update) below',
      [range.from, range.to],
    );
    await client.query(
      `update directory.object
       set tree = $3 || substring(tree from char_length($4) + 1),
         parent = $3 || substring(parent from char_length($4) + 1),
         dn = left(dn, char_length(dn) - char_length($5)) || $6,
         usn = nextval('directory.usn'),
         changed_at = now()
       where tree > $1 and tree < $2`,
      [range.from, range.to, newKey, oldKey, row.dn, to],
    );
    await followReferences(client, oldKey, (dn) => renamed(dn, row.dn, to));
    return usn.rows[0]?.usn ?? '0';
  } catch (error) {
    throw directoryError(error, to);
  }
}

async function deleteEntry(client: pg.ClientBase, dn: string): Promise<string> {
  const key = treeKey(dn);
  // Whoever adds something below it holds it.
  const { rows: found } = await client.query('select from directory.object where tree = $1 for update', [key]);
  if (found.length === 0) throw NoSuchEntry(dn);
  const { rows: children } = await client.query('select from directory.object where parent = $1 limit 1', [key]);
  if (children.length > 0) throw NotEmpty(dn);
  await client.query('delete from directory.object where tree = $1', [key]);
  await followReferences(client, key, () => undefined);
  const { rows } = await client.query<{ usn: string }>("select nextval('directory.usn') as usn");
  return rows[0]?.usn ?? '0';
}
