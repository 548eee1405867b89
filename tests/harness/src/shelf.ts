import { randomBytes } from 'node:crypto';

import { type AnyProcedure, books, composite, contract, namespace, read, resource, write } from '@tenantry/engine';
import type { Client, Submission } from '@tenantry/engine/client';
import {
  type Engine,
  type EngineOptions,
  openEngine,
  prepareDatabase,
  type ResourceDriver,
  type Standing,
  systemTrustee,
} from '@tenantry/engine/host';
import { defaulted, integer, list, optional, secret, text } from '@tenantry/schema';
import pg from 'pg';

import { database } from './database.ts';
import { probeRelease } from './probe-release.ts';

/** A foreign system as small as can be: a shelf of values by key, changed in transactions of its own. */
export interface Shelf {
  find(key: string): Promise<string | undefined>;
  put(key: string, value: string): Promise<void>;
  take(key: string): Promise<void>;
}

const shelf = resource<Shelf>('shelf');

const SetValue = write({
  summary: 'Puts a value on the shelf.',
  access: 'public',
  changes: shelf,
  input: { key: text('Key.'), value: text('Value.') },
  output: { before: optional(text('What was there.')) },
  locks: ({ key }) => [`shelf:${key}`],
  async prepare({ input, use }) {
    return { before: await use(shelf).find(input.key) };
  },
  async apply({ input, use }, { before }) {
    await use(shelf).put(input.key, input.value);
    return before === undefined ? {} : { before };
  },
  async undo({ input, use }, { before }) {
    if (before === undefined) await use(shelf).take(input.key);
    else await use(shelf).put(input.key, before);
  },
});

const SetSecret = write({
  summary: 'Puts a secret on the shelf.',
  access: 'public',
  changes: shelf,
  input: { key: text('Key.'), password: secret('Secret.') },
  locks: ({ key }) => [`shelf:${key}`],
  async prepare({ input, use }) {
    return { before: await use(shelf).find(input.key) };
  },
  async apply({ input, use }) {
    await use(shelf).put(input.key, input.password);
    return {};
  },
  async undo({ input, use }, { before }) {
    if (before === undefined) await use(shelf).take(input.key);
    else await use(shelf).put(input.key, before);
  },
});

const GetValue = read({
  summary: 'Reads a value.',
  access: 'public',
  input: { key: text('Key.') },
  output: { value: optional(text('Value.')) },
  async run({ input, use }) {
    const value = await use(shelf).find(input.key);
    return value === undefined ? {} : { value };
  },
});

const AddCount = write({
  summary: 'Adds to a counter in the books.',
  access: 'public',
  changes: books,
  input: { name: text('Counter.'), amount: defaulted(integer('How much.'), 1) },
  output: { count: integer('New value.') },
  async prepare() {
    return {};
  },
  async apply({ input, use }) {
    const [row] = await use(books).query<{ count: number }>(
      `insert into ledger.counter (name, count) values ($1, $2)
       on conflict (name) do update set count = ledger.counter.count + excluded.count
       returning count`,
      [input.name, input.amount],
    );
    return { count: row?.count ?? 0 };
  },
  async undo({ input, use }) {
    await use(books).query('update ledger.counter set count = count - $2 where name = $1', [input.name, input.amount]);
    await use(books).query('delete from ledger.counter where name = $1 and count = 0', [input.name]);
  },
});

const Fail = read({
  summary: 'Fails.',
  access: 'public',
  input: {},
  async run() {
    throw new Error('on purpose');
  },
});

const Hidden = read({
  summary: 'A private procedure.',
  input: {},
  output: { word: text('Word.') },
  async run() {
    return { word: 'hidden' };
  },
});

const procedures = { SetValue, SetSecret, GetValue, AddCount, Fail, Hidden };
const own = contract<typeof procedures>('Shelf');

const SetMany = composite({
  summary: 'Sets several values and counts them.',
  access: 'public',
  input: {
    keys: list('key', text('Key.')),
    value: text('Value.'),
    failAtTheEnd: defaulted(integer('1 fails after everything was done.'), 0),
    pauseMilliseconds: defaulted(integer('Wait between two values.'), 0),
  },
  output: { count: integer('How many.') },
  async run({ input, call }) {
    for (const key of input.keys) {
      await call(own.SetValue, { key, value: input.value });
      if (input.pauseMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, input.pauseMilliseconds));
    }
    const { count } = await call(own.AddCount, { name: 'values', amount: input.keys.length });
    if (input.failAtTheEnd === 1) await call(own.Fail, {});
    return { count };
  },
});

const TryFirst = composite({
  summary: 'Sets one value in a block that fails, catches that, and sets another.',
  access: 'public',
  input: { failing: text('Key that is undone.'), kept: text('Key that stays.') },
  async run({ input, call, savepoint }) {
    try {
      await savepoint(async () => {
        await call(own.SetValue, { key: input.failing, value: 'tried' });
        await call(own.Fail, {});
      });
    } catch {
      await call(own.SetValue, { key: input.kept, value: 'caught' });
    }
    return {};
  },
});

const Recurse = composite({
  summary: 'Calls itself for ever.',
  access: 'public',
  input: {},
  async run({ call }) {
    await call({ namespace: 'Shelf', procedure: 'Recurse' }, {} as never);
    return {};
  },
});

export const shelfComponent = namespace('Shelf', { ...procedures, SetMany, TryFirst, Recurse } as Record<
  string,
  AnyProcedure
>);

/** An installation of engines around a shelf; nothing of messaging. */
export interface ShelfInstallation {
  readonly client: Client;
  readonly engine: Engine;
  readonly connectionString: string;
  readonly pool: pg.Pool;
  /** Another engine on the same database. */
  join(options?: ShelfEngineOptions): Promise<Engine>;
  /** Submits a procedure as the operator. */
  run(procedure: string, input: unknown, more?: Partial<Submission>): ReturnType<Client['submit']>;
  /** Everything on the shelf and in the books. */
  everything(): Promise<{ shelf: Record<string, string>; counters: Record<string, number> }>;
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
}

type ShelfEngineOptions = Partial<
  Pick<EngineOptions, 'components' | 'drivers' | 'findVersion' | 'probe' | 'limits' | 'connectionString'>
>;

/** A fresh installation; ends with the test. */
export async function shelves(
  cleanUp: (work: () => Promise<void>) => void,
  options: ShelfEngineOptions = {},
): Promise<ShelfInstallation> {
  const { connectionString } = await database();
  await prepareDatabase(connectionString, []);
  const pool = new pg.Pool({ connectionString, max: 8 });
  pool.on('error', () => undefined);
  await pool.query('create table public.shelf (key text primary key, value text not null)');
  await pool.query('create schema ledger');
  await pool.query('create table ledger.counter (name text primary key, count bigint not null)');
  await pool.query("select engine.capture_planned_changes('ledger')");
  const key = randomBytes(32);
  const engines: Engine[] = [];
  const { guard, release } = probeRelease();
  const join: ShelfInstallation['join'] = async ({ limits, probe, ...more } = {}) => {
    const engine = await openEngine({
      connectionString,
      components: [shelfComponent],
      drivers: [shelfDriver(pool)],
      standing: nobody,
      keys: [key],
      logger: silent,
      ...more,
      ...(probe ? { probe: guard(probe) } : {}),
      limits: { undoWaits: [5, 5], ...limits },
    });
    engines.push(engine);
    return engine;
  };
  const engine = await join(options);
  cleanUp(async () => {
    release();
    for (const each of engines) await each.stop({ drainMilliseconds: 0 });
    await pool.end();
  });
  const query: ShelfInstallation['query'] = async (sql, values = []) => (await pool.query(sql, values)).rows;

  return {
    client: engine.client,
    engine,
    connectionString,
    pool,
    join,
    run: (procedure, input, more) =>
      engine.client.submit({
        what: { namespace: 'Shelf', procedure, input },
        caller: { trustee: systemTrustee },
        ...more,
      }),
    query,
    async everything() {
      const values = await query<{ key: string; value: string }>('select key, value from public.shelf order by key');
      const counters = await query<{ name: string; count: string }>(
        'select name, count from ledger.counter order by name',
      );
      return {
        shelf: Object.fromEntries(values.map(({ key: name, value }) => [name, value])),
        counters: Object.fromEntries(counters.map(({ name, count }) => [name, Number(count)])),
      };
    },
  };
}

function shelfDriver(pool: pg.Pool): ResourceDriver<object> {
  return {
    resource: shelf,
    open({ planned, operation }) {
      const overlay = new Map<string, string | undefined>();
      const changes: string[] = [];
      const change = async (key: string, value: string | undefined) => {
        if (planned) {
          overlay.set(key, value);
          changes.push(value === undefined ? `take ${key}` : `put ${key}=${value}`);
          return;
        }
        await operation(value === undefined ? 'take' : 'put', 'before');
        if (value === undefined) await pool.query('delete from public.shelf where key = $1', [key]);
        else
          await pool.query('insert into public.shelf values ($1, $2) on conflict (key) do update set value = $2', [
            key,
            value,
          ]);
        await operation('put', 'after');
      };
      const handle: Shelf = {
        async find(key) {
          if (overlay.has(key)) return overlay.get(key);
          const { rows } = await pool.query<{ value: string }>('select value from public.shelf where key = $1', [key]);
          return rows[0]?.value;
        },
        put: (key, value) => change(key, value),
        take: (key) => change(key, undefined),
      };
      return {
        handle: () => handle,
        changes: () => changes,
        view: undefined,
        warnings: () => [],
        close: () => Promise.resolve(),
      };
    },
  };
}

const nobody: Standing = {
  locate: () => Promise.resolve(undefined),
  lockOf: (path) => path,
  identify: () => Promise.resolve([]),
  root: () => Promise.resolve(undefined),
  roleAt: () => Promise.resolve(undefined),
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
