import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { eventually } from '@tenantry/testing/eventually';
import { type ShelfInstallation, shelves } from '@tenantry/testing/shelf';
import pg from 'pg';

import type { ProbePoint } from './probe.ts';

describe('the entry of a request in the log', () => {
  it('is written once, and without a wait for the disk, when the request changes nothing', async () => {
    const { run, written } = await watched();

    assert.equal((await run('GetValue', { key: 'a' })).state, 'done');
    assert.equal((await run('Fail', {})).state, 'failed');

    assert.deepEqual(await written(), ['done, lagging', 'failed, lagging']);
  });

  it('is on the disk before the first change of something outside, and again with the end', async () => {
    const { run, written } = await watched();

    assert.equal((await run('SetValue', { key: 'a', value: 'x' })).state, 'done');

    assert.deepEqual(await written(), ['running, durable', 'done, durable']);
  });

  it('is written together with a first step of the books, which reaches the disk with the end', async () => {
    const { run, written } = await watched();

    assert.equal((await run('AddCount', { name: 'a' })).state, 'done');

    assert.deepEqual(await written(), ['running, lagging', 'done, durable']);
  });

  it('is not lost when that step fails', async () => {
    const { run, written, everything } = await watched();

    const { error } = await run('AddCount', { name: 'x'.repeat(20) });

    assert.equal(error?.code, 'ENGINE_UNEXPECTED');
    assert.deepEqual(await written(), ['failed, durable']);
    assert.deepEqual(await everything(), { shelf: {}, counters: {} });
  });

  it('is written by itself when the request takes longer, so that it can be listed and cancelled', async () => {
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { run, join, query } = await shelves(after, { probe: () => held });
    await query('alter table engine.request add column written_at timestamptz not null default now()');
    const other = await join();
    const slow = run('SetValue', { key: 'a', value: 'x' });

    const list = () => other.client.list({ states: ['running'] });
    let listed = await list();
    for (; listed.length === 0; listed = await list()) await pause(20);
    const [request] = listed;
    const asked = await other.client.cancel(request?.requestId ?? '');
    goOn();
    await slow;

    const [{ before } = { before: 0 }] = await query<{ before: number }>(
      'select extract(epoch from written_at - accepted_at)::double precision * 1000 as before from engine.request',
    );
    assert.ok(before > 200, `it was accepted when it came, not when it was written, ${before} ms later`);
    assert.equal(asked.state, 'running');
  });

  it('is written by itself also while a long step of the books is under way', async () => {
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { run, client, everything } = await shelves(after, {
      probe: ({ at }) => (at === 'after-intent' ? held : undefined),
    });
    const slow = run('AddCount', { name: 'a' });

    await eventually(async () => (await client.list({ states: ['running'] })).length > 0);
    goOn();

    assert.equal((await slow).state, 'done');
    assert.deepEqual((await everything()).counters, { a: 1 });
  });

  it('need not be there for the next in line to be told that the request has its lock', async () => {
    const [reached, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const probe = ({ at, procedure }: ProbePoint) => {
      if (at !== 'after-apply' || procedure !== 'SetValue') return;
      reached.resolve();
      return held.promise;
    };
    const limits = { listedAfterMilliseconds: 600_000 };
    const { run, join, query, connectionString } = await shelves(after, { probe, limits });
    const listener = new pg.Client({ connectionString });
    after(() => listener.end());
    // The test's database is dropped with all its connections.
    listener.on('error', () => undefined);
    await listener.connect();
    const told = new Promise((resolve) => {
      listener.on('notification', ({ payload }) => payload === 'lock' && resolve(payload));
    });
    await listener.query('listen tenantry');
    const other = await join();

    const first = run('SetMany', { keys: ['a'], value: 'x' });
    await reached.promise;
    const second = other.client.submit({
      what: { namespace: 'Shelf', procedure: 'SetValue', input: { key: 'a', value: 'y' } },
      caller: { trustee: 'system' },
    });

    await eventually(async () => (await query('select from engine.lock where not granted')).length > 0);
    held.resolve();

    assert.equal(await told, 'lock');
    assert.deepEqual([(await first).state, (await second).state], ['done', 'done']);
  });
});

interface Watched extends ShelfInstallation {
  /** States of requests as they were written, and whether that was to wait for the disk. */
  written(): Promise<string[]>;
}

/** An installation that notes how each entry is written; a counter has a name of at most ten letters. */
async function watched(): Promise<Watched> {
  const installation = await shelves(after);
  const { query } = installation;
  await query('create table public.written (number bigint generated always as identity, note text not null)');
  await query(`
    create function public.note_written() returns trigger language plpgsql as $$
    begin
      insert into public.written (note)
      values (new.state || case current_setting('synchronous_commit') when 'off' then ', lagging' else ', durable' end);
      return null;
    end $$`);
  await query(`
    create trigger note_written after insert or update on engine.request
    for each row execute function public.note_written()`);
  await query('alter table ledger.counter add check (length(name) <= 10)');
  // The test server waits for no disk at all; what connects from now on does.
  await query(
    "do $$ begin execute format('alter database %I set synchronous_commit = on', current_database()); end $$",
  );
  // However slow the machine is, the request does not take longer.
  const engine = await installation.join({ limits: { listedAfterMilliseconds: 600_000 } });
  return {
    ...installation,
    run: (procedure, input, more) =>
      engine.client.submit({
        what: { namespace: 'Shelf', procedure, input },
        caller: { trustee: 'system' },
        ...more,
      }),
    written: async () =>
      (await query<{ note: string }>('select note from public.written order by number')).map(({ note }) => note),
  };
}
