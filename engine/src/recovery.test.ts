import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { beatsUntilTakeOver, watchHeartbeats } from '@tenantry/testing/heartbeats';
import { shelves } from '@tenantry/testing/shelf';

import { leaseMilliseconds } from './node.ts';
import type { ProbePoint } from './probe.ts';
import { ProvisioningError } from './provisioning-error.ts';
import { arrivalMilliseconds } from './recovery.ts';

const points = ['before-intent', 'after-intent', 'before-operation', 'after-operation', 'after-apply'] as const;

describe('when an engine dies', () => {
  for (const at of points) {
    for (const number of [2, 3, 4]) {
      it(`${at} of step ${number}, another one undoes what it left`, async () => {
        let die: () => void = () => undefined;
        const died = new Promise<void>((resolve) => {
          die = resolve;
        });
        const { run, everything, engine, join, client } = await shelves(after);
        const { requestId: first } = await run('SetMany', { keys: ['a', 'b'], value: 'old' });
        const before = await everything();
        const mortal = await join({ probe: hangAt({ at, number, die }) });

        const lost = mortal.client.submit({
          what: { namespace: 'Shelf', procedure: 'SetMany', input: { keys: ['a', 'b'], value: 'new' } },
          caller: { trustee: 'system' },
        });
        // A step of the books has no operations of its own; there the request goes through.
        const reached = await Promise.race([died.then(() => true), lost.then(() => false)]);
        if (!reached) return;
        void mortal.crash();
        const [request] = await client.list({ limit: 1 });
        // It died before anything of the request was durable: nobody knows of it, and it has done nothing.
        const known = request !== undefined && request.requestId !== first;
        assert.ok(known || at === 'before-intent');
        const answer = known ? await client.wait(request.requestId, 120_000) : undefined;

        if (known) assert.deepEqual([answer?.state, answer?.error?.code], ['failed', 'ENGINE_LOST']);
        assert.deepEqual(await everything(), before);
        assert.equal(engine.ready(), true);
      });
    }
  }

  it('undoes at its beginning also what takes longer than a lease lasts', async () => {
    let die: () => void = () => undefined;
    const died = new Promise<void>((resolve) => {
      die = resolve;
    });
    const { run, engine, everything, join } = await shelves(after, {
      probe: hangAt({ at: 'after-apply', number: 2, die }),
    });
    void run('SetMany', { keys: ['a', 'b'], value: 'new' });
    await died;
    await engine.crash();

    const next = await join({
      probe: ({ undoing, at }) => (undoing && at === 'before-operation' ? pause(leaseMilliseconds + 500) : undefined),
    });

    const [request] = await next.client.list({ limit: 1 });
    assert.deepEqual([request?.state, request?.errorCode], ['failed', 'ENGINE_LOST']);
    assert.deepEqual(await everything(), { shelf: {}, counters: {} });
    assert.equal(next.ready(), true);
  });

  it('undoes nothing before what was asked of a server last had time to be done', async () => {
    const died = Promise.withResolvers<void>();
    const { run, engine, join } = await shelves(after, {
      probe: hangAt({ at: 'before-operation', number: 2, die: () => died.resolve() }),
    });
    void run('SetMany', { keys: ['a'], value: 'new' });
    await died.promise;
    await engine.crash();
    const joinedAt = performance.now();
    let undoneAfter = 0;

    await join({
      probe: ({ at }) => {
        if (at === 'before-undo') undoneAfter = performance.now() - joinedAt;
      },
    });

    // Timers of Node may be a millisecond early.
    assert.ok(undoneAfter >= arrivalMilliseconds - 1, `it was undone after ${undoneAfter} ms`);
  });

  it('a queued request that was to be cancelled ends, and does not run again', async () => {
    const died = Promise.withResolvers<void>();
    const { query, engine, everything, join, run } = await shelves(after, {
      probe: hangAt({ at: 'after-apply', number: 2, die: () => died.resolve() }),
    });
    const { requestId } = await run('SetMany', { keys: ['a'], value: 'x' }, { queue: {} });
    await died.promise;
    // As `cancel` does it; this engine dies before it hears of it.
    await query('update engine.request set cancel_requested = true where id = $1', [requestId]);
    await engine.crash();

    await join();

    const [row] = await query('select state, error_code from engine.request where id = $1', [requestId]);
    assert.deepEqual(row, { state: 'failed', error_code: 'ENGINE_CANCELLED' });
    assert.deepEqual(await everything(), { shelf: {}, counters: {} });
  });

  it('begins the take-over within five heartbeats and frees the locks', async () => {
    let die: () => void = () => undefined;
    const died = new Promise<void>((resolve) => {
      die = resolve;
    });
    const { run, join, pool } = await shelves(after);
    const heartbeats = await watchHeartbeats(pool);
    const mortal = await join({ probe: hangAt({ at: 'after-apply', number: 2, die }) });
    void mortal.client.submit({
      what: { namespace: 'Shelf', procedure: 'SetMany', input: { keys: ['a', 'b'], value: 'new' } },
      caller: { trustee: 'system' },
    });
    await died;
    await heartbeats.died();
    void mortal.crash();

    const answer = await run('SetValue', { key: 'a', value: 'mine' });

    assert.deepEqual([answer.state, answer.output], ['done', {}]);
    const beats = (await heartbeats.untilTakeOver()) ?? assert.fail('nobody took over');
    assert.ok(beats <= beatsUntilTakeOver, `the take-over began after ${beats} heartbeats`);
  });
});

/** Stops a request at a point: its engine will crash there. */
function hangAt({ at, number, die }: { at: ProbePoint['at']; number: number; die: () => void }) {
  return (point: ProbePoint) => {
    if (point.at !== at || point.number !== number || point.undoing) return;
    die();
    // The engine takes this code as the sign that it may no longer act; a process that is gone cannot act either.
    throw new ProvisioningError({ code: 'ENGINE_LOST', hresult: 0x800706be }, 'The process is gone.');
  };
}
