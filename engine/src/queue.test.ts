import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { eventually } from '@tenantry/testing/eventually';
import { type ShelfInstallation, shelves } from '@tenantry/testing/shelf';

import type { ProbePoint } from './probe.ts';
import type { QueueOptions } from './request.ts';

describe('the queue', () => {
  it('answers at once and does the work', async () => {
    const installation = await shelves(after);

    const queued = await enqueue(installation, ['a']);
    const done = await installation.client.wait(queued.requestId, 120_000);

    assert.equal(queued.state, 'queued');
    assert.deepEqual([done?.state, done?.output], ['done', { count: 1 }]);
  });

  it('takes the lower priority number first', async () => {
    const order: string[] = [];
    const probe = ({ at, requestId }: ProbePoint) => {
      if (at === 'before-intent' && !order.includes(requestId)) order.push(requestId);
    };
    const installation = await shelves(after, { limits: { queued: 1 } });
    const held = await enqueue(installation, ['held'], { suspended: true });
    const ids = [];
    for (const priority of [5, -60, 0]) {
      ids.push((await enqueue(installation, [`p${priority}`], { priority, suspended: true })).requestId);
    }
    await installation.engine.stop();
    const other = await installation.join({ probe, limits: { queued: 1 } });
    await installation.query("update engine.request set state = 'queued' where id = any($1)", [ids]);

    for (const id of ids) await other.client.wait(id, 120_000);

    assert.deepEqual(order, [ids[1], ids[2], ids[0]]);
    assert.equal((await other.client.find(held.requestId))?.state, 'suspended');
  });

  it('tries again so often as it is told, then fails', async () => {
    const installation = await shelves(after);

    const queued = await enqueueFailing(installation, { retryCount: 2, retryIntervalMilliseconds: 10 });
    const ended = await untilEnded(installation, queued.requestId);

    assert.deepEqual([ended?.state, ended?.error?.code], ['failed', 'ENGINE_UNEXPECTED']);
    const [summary] = await installation.client.list({});
    assert.equal(summary?.attempt, 3);
  });

  it('tries a failure with the stop code only once more', async () => {
    const installation = await shelves(after);
    const options = { retryCount: 5, retryIntervalMilliseconds: 10, retryStopOnFailure: '0x80004005' };

    const queued = await enqueueFailing(installation, options);
    await untilEnded(installation, queued.requestId);

    const [summary] = await installation.client.list({});
    assert.equal(summary?.attempt, 2);
  });

  it('keeps a failed request for an operator, who runs it again', async () => {
    let broken = true;
    const probe = ({ at, undoing }: ProbePoint) => {
      if (broken && !undoing && at === 'after-apply') throw new Error('broken');
    };
    const installation = await shelves(after, { probe });
    const queued = await enqueue(installation, ['a'], { onFailure: 'queueToOperator' });
    const parked = await untilEnded(installation, queued.requestId);
    assert.equal(parked?.state, 'awaiting-operator');
    broken = false;

    await installation.client.retry(queued.requestId);

    assert.equal((await installation.client.wait(queued.requestId, 120_000))?.state, 'done');
  });

  it('runs a child when all its parents are done', async () => {
    const installation = await shelves(after);
    const parents = [
      await enqueue(installation, ['p1'], { suspended: true }),
      await enqueue(installation, ['p2'], { suspended: true }),
    ].map(({ requestId }) => requestId);
    const child = await enqueue(installation, ['child'], { parents });

    await installation.client.retry(parents[0] ?? '');
    await installation.client.wait(parents[0] ?? '', 120_000);
    assert.equal((await installation.client.find(child.requestId))?.state, 'suspended');
    await installation.client.retry(parents[1] ?? '');

    assert.equal((await untilEnded(installation, child.requestId))?.state, 'done');
  });

  it('runs a child at once whose parents are done already, the members of a batch among them', async () => {
    const installation = await shelves(after);
    const parent = await enqueue(installation, ['p']);
    const batch = await installation.client.submit({
      what: { document: '<request><data/><data/></request>' },
      caller: { trustee: 'system' },
      queue: {},
    });
    for (const { requestId } of [parent, batch]) await untilEnded(installation, requestId);

    const child = await enqueue(installation, ['child'], { parents: [parent.requestId, batch.requestId] });

    assert.equal((await untilEnded(installation, child.requestId))?.state, 'done');
  });

  it('refuses to wait for a request that nobody knows', async () => {
    const { run } = await shelves(after);

    for (const parent of ['x', '0197a000-0000-7000-8000-000000000001']) {
      const { error } = await run('SetMany', { keys: ['a'], value: 'x' }, { queue: { parents: [parent] } });

      assert.equal(error?.code, 'ENGINE_NO_SUCH_REQUEST');
    }
  });

  it('starts a suspended request that is told to wait for one that is done', async () => {
    const installation = await shelves(after);
    const parent = await enqueue(installation, ['p']);
    await untilEnded(installation, parent.requestId);
    const child = await enqueue(installation, ['child'], { suspended: true });

    await installation.client.addDependency(child.requestId, parent.requestId);

    assert.equal((await untilEnded(installation, child.requestId))?.state, 'done');
  });

  it('cancels what has not begun', async () => {
    const installation = await shelves(after);
    const queued = await enqueue(installation, ['a'], { suspended: true });

    const answer = await installation.client.cancel(queued.requestId);

    assert.deepEqual([answer.state, answer.error?.code], ['failed', 'ENGINE_CANCELLED']);
    await assert.rejects(installation.client.retry(queued.requestId), { code: 'ENGINE_WRONG_STATE' });
  });

  it('cancels what runs, on whichever engine', async () => {
    const [reached, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const probe = ({ at }: ProbePoint) => {
      if (at !== 'after-apply') return;
      reached.resolve();
      return held.promise;
    };
    const installation = await shelves(after);
    const { run, join, query } = installation;
    const other = await join({ probe });
    // Keeps the request waiting until it is cancelled.
    const inTheWay = other.client.submit({
      what: { namespace: 'Shelf', procedure: 'SetValue', input: { key: 'c', value: 'y' } },
      caller: { trustee: 'system' },
    });
    await reached.promise;
    const running = run('SetMany', { keys: ['a', 'b', 'c'], value: 'x' });
    const waiting = () => query<{ id: string }>('select request_id as id from engine.lock where not granted');
    await eventually(async () => (await waiting()).length > 0);
    const [{ id } = { id: '' }] = await waiting();

    await other.client.cancel(id);

    assert.equal((await running).error?.code, 'ENGINE_CANCELLED');
    held.resolve();
    assert.equal((await inTheWay).state, 'done');
    assert.deepEqual((await installation.everything()).shelf, { c: 'y' });
  });

  it('forgets the answer of a success when it is told not to keep it', async () => {
    const installation = await shelves(after);

    const queued = await enqueue(installation, ['a'], { retainSuccessfulResponses: false });

    assert.deepEqual(await installation.client.wait(queued.requestId, 120_000), {
      requestId: queued.requestId,
      state: 'done',
      warnings: [],
    });
  });
});

function enqueue(installation: ShelfInstallation, keys: string[], queue: QueueOptions = {}) {
  return installation.run('SetMany', { keys, value: 'x' }, { queue });
}

function enqueueFailing(installation: ShelfInstallation, queue: QueueOptions) {
  return installation.run('SetMany', { keys: ['a'], value: 'x', failAtTheEnd: 1 }, { queue });
}

async function untilEnded({ client }: ShelfInstallation, id: string) {
  let answer = await client.find(id);
  await eventually(async () => {
    answer = await client.find(id);
    return answer !== undefined && !['queued', 'running', 'suspended', 'undoing'].includes(answer.state);
  });
  return answer;
}
