import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { shelves } from '@tenantry/testing/shelf';

import type { ProbePoint } from './probe.ts';

describe('a request', () => {
  it('does all its steps and answers', async () => {
    const { run, everything } = await shelves(after);

    const answer = await run('SetMany', { keys: ['a', 'b'], value: 'x' });

    assert.deepEqual([answer.state, answer.output], ['done', { count: 2 }]);
    assert.deepEqual(await everything(), { shelf: { a: 'x', b: 'x' }, counters: { values: 2 } });
  });

  it('undoes every step in reverse order when one fails', async () => {
    const undone: string[] = [];
    const probe = ({ at, number }: ProbePoint) => {
      if (at === 'after-undo') undone.push(String(number));
    };
    const { run, everything } = await shelves(after, { probe });
    await run('SetValue', { key: 'a', value: 'old' });
    const before = await everything();

    const answer = await run('SetMany', { keys: ['a', 'b'], value: 'x', failAtTheEnd: 1 });

    assert.deepEqual([answer.state, answer.error?.code], ['failed', 'ENGINE_UNEXPECTED']);
    assert.deepEqual(await everything(), before);
    assert.deepEqual(undone, ['4', '3', '2']);
  });

  it('tells the stack of procedures, innermost first, and nothing of the program', async () => {
    const { run } = await shelves(after);

    const { error } = await run('SetMany', { keys: ['a'], value: 'x', failAtTheEnd: 1 });

    assert.deepEqual(
      error?.sources.map(({ procedure }) => procedure),
      ['Fail', 'SetMany'],
    );
    assert.doesNotMatch(JSON.stringify(error), /on purpose|\.ts/);
  });

  it('undoes a failed block only, when the procedure catches its error', async () => {
    const { run, everything } = await shelves(after);

    const answer = await run('TryFirst', { failing: 'f', kept: 'k' });

    assert.equal(answer.state, 'done');
    assert.deepEqual((await everything()).shelf, { k: 'caught' });
  });

  it('is refused with all its faults when the input is wrong', async () => {
    const { run, everything } = await shelves(after);

    const { error } = await run('SetMany', { keys: 'a', colour: 'red' });

    assert.equal(error?.code, 'ENGINE_INPUT_INVALID');
    assert.deepEqual(error.faults.map(({ path }) => path).sort(), ['colour', 'keys', 'value']);
    assert.deepEqual(await everything(), { shelf: {}, counters: {} });
  });

  it('that calls itself for ever is stopped', async () => {
    const { run } = await shelves(after);

    assert.equal((await run('Recurse', {})).error?.code, 'ENGINE_CALLS_TOO_DEEP');
  });

  it('that makes too many calls is stopped and undone', async () => {
    const { run, everything } = await shelves(after, { limits: { calls: 5 } });

    const answer = await run('SetMany', { keys: ['a', 'b', 'c', 'd', 'e', 'f'], value: 'x' });

    assert.equal(answer.error?.code, 'ENGINE_TOO_MANY_CALLS');
    assert.deepEqual(await everything(), { shelf: {}, counters: {} });
  });

  it('finds procedures whatever the case and the spaces, and names the others when there is none', async () => {
    const { client } = await shelves(after);
    const submit = (procedure: string) =>
      client.submit({ what: { namespace: 'shelf', procedure, input: { key: 'a' } }, caller: { trustee: 'system' } });

    assert.equal((await submit('getvalue')).state, 'done');
    const { error } = await submit('Get Nothing');
    assert.equal(error?.code, 'ENGINE_UNKNOWN_PROCEDURE');
    assert.match(error.message, /GetValue/);
  });

  it('ends in the log, however short it is and however many run at once', async () => {
    let refuse = false;
    const { run, client } = await shelves(after, {
      probe: ({ at }) => {
        if (refuse && at === 'before-intent') throw new Error('at once');
      },
    });
    await run('SetValue', { key: 'a', value: 'x' });
    refuse = true;

    for (let round = 0; round < 20; round++) {
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          index % 2 === 0 ? run('GetValue', { key: 'a' }) : run('SetValue', { key: `b${index}`, value: 'y' }),
        ),
      );
    }

    const states = (await client.list({ limit: 500 })).map(({ state }) => state);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    assert.deepEqual([states.length, count('done'), count('failed')], [201, 101, 100]);
  });

  it('is undone at its deadline', async () => {
    const { run, everything } = await shelves(after);

    const answer = await run(
      'SetMany',
      { keys: ['a', 'b', 'c'], value: 'x', pauseMilliseconds: 600 },
      { deadlineSeconds: 1 },
    );

    assert.deepEqual([answer.state, answer.error?.code], ['failed', 'ENGINE_DEADLINE_EXCEEDED']);
    assert.deepEqual((await everything()).shelf, {});
  });

  it('is undone when its caller goes away', async () => {
    const { run, everything } = await shelves(after);
    const gone = new AbortController();

    const answer = run('SetMany', { keys: ['a', 'b'], value: 'x', pauseMilliseconds: 100 }, { signal: gone.signal });
    setTimeout(() => gone.abort(), 50);

    assert.equal((await answer).error?.code, 'ENGINE_CANCELLED');
    assert.deepEqual((await everything()).shelf, {});
  });

  it('only reads what it needs in plan mode, and says what it would change', async () => {
    const { client, run, everything } = await shelves(after);
    await run('SetMany', { keys: ['a'], value: 'x' });
    const before = await everything();

    const answer = await client.plan({
      what: { namespace: 'Shelf', procedure: 'SetMany', input: { keys: ['a', 'b'], value: 'y' } },
      caller: { trustee: 'system' },
    });

    assert.deepEqual(answer.changes, ['put a=y', 'put b=y', 'update ledger.counter "values"\n  count: 1 -> 3']);
    assert.deepEqual(answer.output, { count: 3 });
    assert.deepEqual(await everything(), before);
  });

  it('refuses a private procedure to a caller without the role for it', async () => {
    const { run } = await shelves(after);

    const answer = await run('Hidden', {}, { caller: { trustee: 'LDAP://CN=somebody' } });

    assert.equal(answer.error?.code, 'ENGINE_PRIVATE_PROCEDURE');
  });

  it('leaves no secret in the database in clear', async () => {
    const { run, query, client } = await shelves(after);
    const word = 'correct-horse-battery';

    const { requestId } = await run('SetSecret', { key: 'a', password: word });
    await run('SetSecret', { key: 'a', password: `${word}-2` });

    const rows = await query<{ text: string }>(`
      select encode(body, 'escape') || encode(coalesce(outcome, ''), 'escape') || encode(coalesce(trace, ''), 'escape') || title as text from engine.request
      union all
      select encode(content, 'escape') || path from engine.step`);
    assert.equal(rows.length, 4);
    for (const { text } of rows) assert.doesNotMatch(text, /correct-horse/);
    assert.doesNotMatch(JSON.stringify(await client.explain(requestId)), /correct-horse/);
  });
});

describe('a client transaction id', () => {
  const input = { keys: ['a'], value: 'x' };

  it('gives the first outcome again', async () => {
    const { run, everything } = await shelves(after);

    const first = await run('SetMany', input, { clientTransactionId: 'one' });
    const second = await run('SetMany', input, { clientTransactionId: 'one' });

    assert.deepEqual(second, first);
    assert.deepEqual((await everything()).counters, { values: 1 });
  });

  it('runs a request once, however often it is sent at the same time', async () => {
    const { run, everything } = await shelves(after);

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => run('SetMany', input, { clientTransactionId: 'same' })),
    );

    assert.equal(new Set(answers.map(({ requestId }) => requestId)).size, 1);
    assert.deepEqual((await everything()).counters, { values: 1 });
  });

  it('is free again when its request was not accepted', async () => {
    const { run } = await shelves(after, { limits: { running: 1, waiting: 0 } });
    const slow = run('SetMany', { keys: ['a', 'b'], value: 'x', pauseMilliseconds: 200 });

    const refused = await run('SetValue', { key: 'c', value: 'y' }, { clientTransactionId: 'one' });
    await slow;
    const again = await run('SetValue', { key: 'c', value: 'y' }, { clientTransactionId: 'one' });

    assert.deepEqual([refused.error?.code, again.state], ['ENGINE_BUSY', 'done']);
  });

  it('is refused for another request', async () => {
    const { run } = await shelves(after);
    await run('SetMany', input, { clientTransactionId: 'one' });

    const answer = await run('SetMany', { ...input, value: 'y' }, { clientTransactionId: 'one' });

    assert.equal(answer.error?.code, 'ENGINE_CLIENT_TRANSACTION_REUSED');
  });
});

describe('a request in doubt', () => {
  const failing = ({ at, undoing, procedure, number }: ProbePoint) => {
    if (undoing && at === 'before-operation' && procedure === 'SetValue' && number === 3)
      throw new Error('the shelf is stuck');
  };

  it('is kept with its locks until an operator skips or repairs the step', async () => {
    let stuck = true;
    const { run, everything, client, join } = await shelves(after, {
      probe: (point) => (stuck ? failing(point) : undefined),
    });

    const answer = await run('SetMany', { keys: ['a', 'b'], value: 'x', failAtTheEnd: 1 });
    assert.deepEqual([answer.state, answer.error?.code], ['in-doubt', 'ENGINE_IN_DOUBT']);
    assert.deepEqual((await everything()).shelf, { a: 'x', b: 'x' });
    const explained = await client.explain(answer.requestId);
    assert.equal(explained?.undoneFor?.code, 'ENGINE_UNEXPECTED');
    assert.equal(explained?.steps.find(({ number }) => number === 3)?.outcome, 'undo-failed');

    const blocked = await run('SetValue', { key: 'a', value: 'z' }, { deadlineSeconds: 1 });
    assert.equal(blocked.error?.code, 'ENGINE_DEADLINE_EXCEEDED');

    stuck = false;
    const other = await join();
    const ended = await other.client.retry(answer.requestId);
    assert.deepEqual([ended.state, ended.error?.code], ['failed', 'ENGINE_UNEXPECTED']);
    assert.deepEqual(await everything(), { shelf: {}, counters: {} });
  });

  it('goes on after a skipped step', async () => {
    const { run, everything, client } = await shelves(after, { probe: failing });
    const { requestId } = await run('SetMany', { keys: ['a', 'b'], value: 'x', failAtTheEnd: 1 });

    await client.skipStep(requestId, 3);
    const ended = await client.retry(requestId);

    assert.equal(ended.state, 'failed');
    assert.deepEqual((await everything()).shelf, { b: 'x' });
  });

  it('undoes with what the operator puts in', async () => {
    let stuck = true;
    const { run, everything, client } = await shelves(after, {
      probe: (point) => (stuck ? failing(point) : undefined),
    });
    const { requestId } = await run('SetMany', { keys: ['a', 'b'], value: 'x', failAtTheEnd: 1 });
    stuck = false;

    await client.editStep(requestId, 3, { before: 'repaired' });
    await client.retry(requestId);

    assert.deepEqual((await everything()).shelf, { b: 'repaired' });
  });

  it('takes no operator command in another state', async () => {
    const { run, client } = await shelves(after);
    const { requestId } = await run('SetValue', { key: 'a', value: 'x' });

    await assert.rejects(client.skipStep(requestId, 1), { code: 'ENGINE_WRONG_STATE' });
    await assert.rejects(client.retry(requestId), { code: 'ENGINE_WRONG_STATE' });
    await assert.rejects(client.cancel('no-id'), { code: 'ENGINE_NO_SUCH_REQUEST' });
  });
});
