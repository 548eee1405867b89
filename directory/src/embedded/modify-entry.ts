import type pg from 'pg';

import { attributeName, isApart } from '../attribute-types.ts';
import { comparable } from '../attribute-values.ts';
import { treeKey } from '../distinguished-name.ts';
import { NoSuchEntry } from '../errors.ts';
import { applyOperations, checkOperations, type Operation } from '../operations.ts';
import { directoryError } from './database-errors.ts';
import { findRow } from './find-row.ts';
import { inTransaction } from './in-transaction.ts';
import { indexChange } from './index-rows.ts';

/** Makes all changes of an entry or none; gives its new sequence number. */
export async function modifyEntry(pool: pg.Pool, dn: string, operations: readonly Operation[]): Promise<string> {
  const named = operations.map((operation) => ({ ...operation, attribute: attributeName(operation.attribute) }));
  const change: Change = {
    dn,
    own: named.filter(({ attribute }) => !isApart(attribute)),
    apart: named.filter(({ attribute }) => isApart(attribute)),
  };
  try {
    if (change.own.length === 0) return await modifyApart(pool, change);
    return (await tryModify(pool, change)) ?? (await modifyInTurn(pool, change));
  } catch (error) {
    throw directoryError(error, dn);
  }
}

interface Change {
  readonly dn: string;
  /** Operations on what stands in the entry itself. */
  readonly own: readonly Operation[];
  /** Operations on values that are kept apart from it. */
  readonly apart: readonly Operation[];
}

/** Without reading the entry: the database itself says what a value that is there, or is not, means. */
async function modifyApart(pool: pg.Pool, { dn, apart }: Change): Promise<string> {
  checkOperations(dn, apart);
  const { rows } = await pool.query<{ usn: string | null }>({
    name: 'modify_apart',
    text: 'select directory.modify_apart($1, $2) as usn',
    values: [treeKey(dn), operationsToJson(apart)],
  });
  const usn = rows[0]?.usn;
  if (usn === null || usn === undefined) throw NoSuchEntry(dn);
  return usn;
}

/** Gives the new sequence number, or undefined when somebody else was quicker. */
async function tryModify(client: pg.Pool | pg.ClientBase, { dn, own, apart }: Change): Promise<string | undefined> {
  const row = await findRow(client, { dn }, ['uSNChanged']);
  if (!row) throw NoSuchEntry(dn);
  const attributes = applyOperations(row.dn, row.attributes, own);
  checkOperations(row.dn, apart);
  const changed = own.map(({ attribute }) => attribute);
  const { gone, added } = indexChange(changed, { before: row.attributes, after: attributes });
  const { rows } = await client.query<{ usn: string | null }>({
    name: 'modify_entry',
    text: 'select directory.modify_entry($1, $2, $3, $4, $5, $6, $7, $8) as usn',
    values: [
      row.guid,
      row.usn,
      JSON.stringify(attributes),
      gone.names,
      gone.values,
      added.names,
      added.values,
      apart.length === 0 ? null : operationsToJson(apart),
    ],
  });
  return rows[0]?.usn ?? undefined;
}

/** As `tryModify`, in turn: however many change the entry at once, each of them comes through. */
function modifyInTurn(pool: pg.Pool, change: Change): Promise<string> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ guid: string }>(
      'select guid from directory.object where tree = $1 for update',
      [treeKey(change.dn)],
    );
    if (rows.length === 0) throw NoSuchEntry(change.dn);
    const usn = await tryModify(client, change);
    if (usn === undefined) throw new Error(`${change.dn} was changed while it was locked.`);
    return usn;
  });
}

function operationsToJson(operations: readonly Operation[]): string {
  return JSON.stringify(
    operations.map(({ kind, attribute, values }) => ({
      kind,
      attribute,
      values,
      keys: values.map((value) => comparable(attribute, value)),
    })),
  );
}
