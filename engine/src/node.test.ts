import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { eventually } from '@tenantry/testing/eventually';
import { type ShelfInstallation, shelves } from '@tenantry/testing/shelf';
import pg from 'pg';

import { heartbeatMilliseconds, leaseMilliseconds, takeLease } from './node.ts';
import type { ProbePoint } from './probe.ts';
import { ProvisioningError } from './provisioning-error.ts';
import { type ResourceDriver, resource } from './resource.ts';

describe('an engine that was declared dead while it lives', () => {
  it('writes nothing more of what it ran, and comes back as a new node', async () => {
    let reached: () => void = () => undefined;
    const pausing = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { run, join, everything, query } = await shelves(after);
    await run('SetValue', { key: 'a', value: 'old' });
    const slow = await join({
      probe: ({ at, number, undoing }: ProbePoint) => {
        if (at !== 'after-apply' || number !== 2 || undoing) return;
        reached();
        return held;
      },
    });
    const answer = slow.client.submit({
      what: { namespace: 'Shelf', procedure: 'SetMany', input: { keys: ['a', 'b'], value: 'new' } },
      caller: { trustee: 'system' },
    });
    await pausing;

    // Its session ends, as after a break in the network; the process itself goes on.
    await endSession(query, 'max');
    await eventually(async () => (await everything()).shelf['a'] === 'old');
    goOn();

    assert.equal((await answer).error?.code, 'ENGINE_LOST');
    assert.deepEqual((await everything()).shelf, { a: 'old' });
    await eventually(async () => slow.ready());
    const again = await slow.client.submit({
      what: { namespace: 'Shelf', procedure: 'SetValue', input: { key: 'c', value: 'x' } },
      caller: { trustee: 'system' },
    });
    assert.equal(again.state, 'done');
  });
});

describe('an engine that has lost its lease', () => {
  it('takes back what it had asked of servers, which others undo', async () => {
    const { join, query } = await shelves(after);
    let hasTakenBack = false;
    const driver: ResourceDriver<object> = {
      resource: resource<object>('shelf'),
      open: () => assert.fail('no request is run'),
      abandon() {
        hasTakenBack = true;
      },
    };
    const lost = await join({ drivers: [driver] });

    await endSession(query, 'max');

    await eventually(async () => hasTakenBack);
    await eventually(async () => lost.ready());
  });
});

describe('an engine that is declared dead while it undoes for another one', () => {
  it('undoes nothing more, though it has come back as a new node', async () => {
    const [undoing, dying] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const held = Promise.withResolvers<void>();
    const { join, run, query, everything, engine } = await shelves(after, {
      probe: ({ at, undoing: isUndoing }) => {
        if (at !== 'before-undo' || !isUndoing) return;
        undoing.resolve();
        return held.promise;
      },
    });
    const mortal = await join({
      probe: ({ at, number }) => {
        if (at !== 'after-apply' || number !== 2) return;
        dying.resolve();
        // The engine takes this code as the sign that it may no longer act; a process that is gone cannot act either.
        throw new ProvisioningError({ code: 'ENGINE_LOST', hresult: 0x800706be }, 'The process is gone.');
      },
    });
    void mortal.client.submit({
      what: { namespace: 'Shelf', procedure: 'SetMany', input: { keys: ['a'], value: 'new' } },
      caller: { trustee: 'system' },
    });
    await dying.promise;
    void mortal.crash();
    await undoing.promise;
    await endSession(query, 'min');
    const other = await join();
    await eventually(async () => (await everything()).shelf['a'] === undefined);
    await other.client.submit({
      what: { namespace: 'Shelf', procedure: 'SetValue', input: { key: 'a', value: 'mine' } },
      caller: { trustee: 'system' },
    });
    await eventually(async () => (await query("select from engine.node where state = 'dead'")).length === 2);
    // Time to come back, for one that would.
    await new Promise((resolve) => setTimeout(resolve, heartbeatMilliseconds + 300));

    held.resolve();
    await eventually(async () => engine.ready());

    assert.deepEqual((await everything()).shelf, { a: 'mine' });
    assert.equal((await run('SetValue', { key: 'b', value: 'x' })).state, 'done');
  });
});

describe('an engine that has lost the connection over which it hears of others', () => {
  it('opens another one', async () => {
    const { query } = await shelves(after);
    const hears = "application_name = 'tenantry listen' and datname = current_database()";

    await query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where ${hears}`);

    await eventually(async () => (await query(`select from pg_stat_activity where ${hears}`)).length === 1);
  });
});

describe('a node that was buried', () => {
  it("buries nobody itself: what it took over would be nobody's", async () => {
    const { query } = await shelves(after);
    const [buried, other] = ['0197a000-0000-7000-8000-000000000001', '0197a000-0000-7000-8000-000000000002'];
    await query(`insert into engine.node (id, number, name, state) values ('${buried}', 4711, 'buried', 'dead')`);
    await query(`insert into engine.node (id, number, name, state) values ('${other}', 4712, 'silent', 'alive')`);

    const burying = query(`select engine.take_over('${other}', 4712, '${buried}')`);

    await assert.rejects(burying, { code: 'P0001', message: 'TENANTRY_FENCED' });
  });
});

describe('a node that was found silent', () => {
  it('is not buried when it has shown meanwhile that it lives', async () => {
    const { connectionString, query } = await shelves(after);
    const id = '0197a000-0000-7000-8000-000000000001';
    const session = new pg.Client({ connectionString });
    await session.connect();
    await session.query('select pg_advisory_lock(746101, 4711)');
    await query(`insert into engine.node (id, number, name, state) values ('${id}', 4711, 'slow', 'alive')`);
    const bury = async () => {
      await query(`select engine.take_over('${id}', 4711, n.id) from engine.node n where n.id <> '${id}'`);
      return (await query('select state from engine.node where id = $1', [id]))[0];
    };

    assert.deepEqual(await bury(), { state: 'alive' });
    await query(`update engine.node set heartbeat_at = now() - interval '5 seconds' where id = '${id}'`);
    const buried = await bury();
    await session.end();

    assert.deepEqual(buried, { state: 'dead' });
  });
});

describe('a node whose session the server does not have', () => {
  it('writes nothing, though nobody has declared it dead', async () => {
    const { query } = await shelves(after);
    const id = '0197a000-0000-7000-8000-000000000001';
    await query(`insert into engine.node (id, number, name, state) values ('${id}', 4711, 'from before', 'alive')`);

    const asking = query(`select engine.require_alive(4711, '${id}')`);
    await assert.rejects(asking, { code: 'P0001', message: 'TENANTRY_FENCED' });
  });
});

describe('an engine that was silent longer than its lease', () => {
  it('goes on where nobody missed it, and never again where it was declared dead', async () => {
    let isBlocking = true;
    const probe = ({ at, undoing }: ProbePoint) => {
      if (!isBlocking || at !== 'after-intent' || undoing) return;
      isBlocking = false;
      const end = performance.now() + leaseMilliseconds + 200;
      while (performance.now() < end);
    };
    const { run, connectionString, query, everything, engine } = await shelves(after, { probe });
    const missed = await takeLease(connectionString, 'missed');
    after(() => missed.drop());
    assert.equal(await missed.confirm(), true);
    await query(`update engine.node set state = 'dead' where id = '${missed.node.id}'`);

    const answer = await run('SetValue', { key: 'a', value: 'x' });

    assert.equal(answer.state, 'done');
    assert.deepEqual((await everything()).shelf, { a: 'x' });
    assert.equal(engine.ready(), true);
    assert.equal(await missed.confirm(), false);
    await query(`update engine.node set state = 'alive' where id = '${missed.node.id}'`);
    assert.deepEqual([await missed.confirm(), missed.held(), await missed.tend()], [false, false, []]);
  });
});

describe('an engine that many ask at once', () => {
  it('runs no more of them than it may', async () => {
    const limits = { running: 3 };
    let most = 0;
    const probe = () => {
      most = Math.max(most, installation.client.load().running);
    };
    const installation = await shelves(after, { limits, probe });
    const keys = Array.from({ length: 30 }, (_, index) => `key${index}`);

    const answers = await Promise.all(
      keys.map((key) =>
        installation.client.submit({
          what: { namespace: 'Shelf', procedure: 'SetValue', input: { key, value: 'x' } },
          caller: { trustee: 'system' },
        }),
      ),
    );

    assert.deepEqual([...new Set(answers.map(({ state }) => state))], ['done']);
    assert.equal(most, limits.running);
  });
});

/** Ends the session of the node that came first or last. */
async function endSession(query: ShelfInstallation['query'], which: 'min' | 'max'): Promise<void> {
  await query(`
    select pg_terminate_backend(pid)
    from pg_stat_activity
    where application_name = 'tenantry lease' and pid in (
      select pid from pg_locks where locktype = 'advisory' and classid = 746101
        and objid = (select ${which}(number) from engine.node)::oid
    )`);
}
