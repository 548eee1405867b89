import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { type ShelfInstallation, shelves } from '@tenantry/testing/shelf';
import pg from 'pg';

describe('the log', () => {
  it('goes on when a connection to the database is lost while the end of a request is written', async () => {
    const installation = await shelves(after, {
      probe: ({ at }) => (at === 'after-apply' ? gate.reached() : undefined),
    });
    const gate = pass();
    const { run, query, everything, connectionString } = installation;
    const running = run('SetValue', { key: 'a', value: 'x' });
    await gate.at;
    const letWrite = await holdLog(connectionString);
    gate.open();
    await loseConnectionOfLog(installation);
    await letWrite();

    assert.equal((await running).state, 'done');
    assert.deepEqual((await everything()).shelf, { a: 'x' });
    assert.deepEqual(await query('select key from engine.lock'), []);
    assert.equal((await run('SetValue', { key: 'a', value: 'y' })).state, 'done');
  });

  it('takes what others write in the same moment as something that the database refuses', async () => {
    const { run, client, query } = await shelves(after);
    // Cut after 300 characters, in the middle of one that is two for JavaScript.
    const bad = client.submit({ what: { document: documentThatCalls(`${'n'.repeat(299)}\u{1f600}`) }, caller });
    const unknownParent = run('SetMany', { keys: ['p'], value: 'x' }, { queue: { parents: ['no id'] } });
    const good = Array.from({ length: 20 }, (_, index) => run('SetValue', { key: `k${index}`, value: 'x' }));

    const states = await Promise.all(good.map(async (answer) => (await answer).state));

    assert.deepEqual([...new Set(states)], ['done']);
    assert.equal((await bad).state, 'failed');
    assert.equal((await unknownParent).error?.code, 'ENGINE_NO_SUCH_REQUEST');
    assert.deepEqual(await query("select id from engine.request where state = 'running'"), []);
    assert.deepEqual(await query('select key from engine.lock'), []);
  });
});

const caller = { trustee: 'system' };

function documentThatCalls(procedure: string): string {
  return `<request><data/><procedure><execute namespace="Shelf" procedure="${procedure}"><executeData/></execute></procedure></request>`;
}

/** A place where somebody waits until he is let through. */
function pass() {
  const at = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    at: at.promise,
    open: () => opened.resolve(),
    reached: () => {
      at.resolve();
      return opened.promise;
    },
  };
}

/** Lets nobody write to the log until the answer is called. */
async function holdLog(connectionString: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('begin; lock table engine.request in access exclusive mode');
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}

/** Ends the connection over which somebody waits to write to the log. */
async function loseConnectionOfLog({ query }: ShelfInstallation): Promise<void> {
  for (;;) {
    const ended = await query(`
      select pg_terminate_backend(pid)
      from pg_stat_activity
      where application_name = 'tenantry log' and wait_event_type = 'Lock' and datname = current_database()`);
    if (ended.length > 0) return;
    await pause(10);
  }
}
