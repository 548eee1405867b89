import type { Books } from '@tenantry/engine';

/** Tables whose rows are changed and restored: their key, and the columns that a row may change in. */
const tables = {
  service: { key: ['service_id'], columns: ['name', 'description'] },
  service_dependency: { key: ['service_id', 'depends_on'], columns: [] },
  type: { key: ['kind', 'name'], columns: ['code', 'description', 'subject', 'service_id'] },
  feature_type: { key: ['name'], columns: ['description', 'native_attribute', 'parent_node', 'xsl_data_type'] },
  plan: { key: ['plan_id'], columns: ['name', 'type_name', 'description', 'status', 'created_at', 'updated_at'] },
  plan_feature: { key: ['plan_id', 'feature'], columns: ['value'] },
  category: { key: ['name'], columns: ['description'] },
  plan_category: { key: ['plan_id', 'category'], columns: [] },
  customer: {
    key: ['customer_id'],
    columns: ['type_name', 'parent_id', 'common_name', 'status', 'created_at', 'updated_at'],
  },
  assignment: { key: ['assignment_id'], columns: ['status', 'updated_at'] },
  assignment_override: { key: ['assignment_id', 'feature'], columns: ['value'] },
  available_plan: { key: ['organization_id', 'plan_id'], columns: ['status'] },
  asset: { key: ['asset_id'], columns: ['status', 'updated_at'] },
  event: { key: ['event_id'], columns: [] },
} as const satisfies Readonly<Record<string, { readonly key: readonly string[]; readonly columns: readonly string[] }>>;

export type Table = keyof typeof tables;

/** Rows of other tables that use a row, as conditions on it. Their writers do not hold the lock of who wrote the row. */
const uses: Partial<Readonly<Record<Table, readonly string[]>>> = {
  service: ['plans.type u where u.service_id = t.service_id'],
  type: ['plans.plan u where u.kind = t.kind and u.type_name = t.name'],
  feature_type: [
    'plans.plan_feature u where u.feature = t.name',
    'plans.assignment_override u where u.feature = t.name',
  ],
};

/** A row by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of one table as they were before a change; undefined where there was none. Plain JSON. */
export interface KeptRows {
  readonly table: Table;
  readonly rows: readonly { readonly key: Row; readonly before: Row | null }[];
}

/** Keeps the rows that are going to change, and holds them against other changes. */
export async function keep(from: Books, table: Table, keys: readonly Row[]): Promise<KeptRows> {
  const { key } = tables[table];
  const found = await from.query<{ row: Row }>(
    `select to_jsonb(t) as row
     from plans.${table} t
     join jsonb_populate_recordset(null::plans.${table}, $1) k using (${key.join(', ')})
     order by ${key.join(', ')}
     for update of t`,
    [JSON.stringify(keys)],
  );
  const byKey = new Map(found.map(({ row }) => [nameOf(row, key), row]));
  return { table, rows: keys.map((each) => ({ key: each, before: byKey.get(nameOf(each, key)) ?? null })) };
}

/** Makes rows what they are given; a row that is there gets the values that the given one has. */
export async function put(from: Books, table: Table, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { key, columns } = tables[table];
  const given = Object.keys(first);
  const changed = columns.filter((column) => given.includes(column));
  const conflict =
    changed.length === 0
      ? 'do nothing'
      : `do update set ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  await from.query(
    `insert into plans.${table} (${given.join(', ')})
     select ${given.join(', ')}
     from jsonb_populate_recordset(null::plans.${table}, $1)
     on conflict (${key.join(', ')}) ${conflict}`,
    [JSON.stringify(rows)],
  );
}

/** Takes rows away; those that are not there do no harm. */
export function drop(from: Books, table: Table, keys: readonly Row[]): Promise<void> {
  return dropUnless(from, { table, keys, used: [] });
}

interface Dropping {
  readonly table: Table;
  readonly keys: readonly Row[];
  /** Uses that keep a row where it is. */
  readonly used: readonly string[];
}

async function dropUnless(from: Books, { table, keys, used }: Dropping): Promise<void> {
  if (keys.length === 0) return;
  const { key } = tables[table];
  const conditions = [
    ...key.map((column) => `t.${column} = k.${column}`),
    ...used.map((use) => `not exists (select from ${use})`),
  ];
  await from.query(
    `delete from plans.${table} t
     using jsonb_populate_recordset(null::plans.${table}, $1) k
     where ${conditions.join(' and ')}`,
    [JSON.stringify(keys)],
  );
}

/**
 * Makes kept rows what they were. The last change is taken back first.
 * A new row that somebody else uses by now stays: taking it away would take away what the other did.
 */
export async function restore(from: Books, kept: readonly KeptRows[]): Promise<void> {
  for (const { table, rows } of kept.toReversed()) {
    const keys = rows.filter(({ before }) => before === null).map(({ key }) => key);
    await dropUnless(from, { table, keys, used: uses[table] ?? [] });
    await put(
      from,
      table,
      rows.flatMap(({ before }) => (before === null ? [] : [before])),
    );
  }
}

function nameOf(row: Row, key: readonly string[]): string {
  return JSON.stringify(key.map((column) => row[column]));
}
