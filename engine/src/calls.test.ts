import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { type AnyProcedure, type CompositeScope, composite, namespace, type Reference } from '@tenantry/engine';
import { eventually } from '@tenantry/testing/eventually';
import { shelfComponent, shelves } from '@tenantry/testing/shelf';

const SetValue: Reference<Extract<AnyProcedure, { kind: 'write' }>> = { namespace: 'Shelf', procedure: 'SetValue' };
const GetValue: Reference<AnyProcedure> = { namespace: 'Shelf', procedure: 'GetValue' };

describe('calls of a composite', () => {
  it('may be reads at the same time', async () => {
    let values: unknown[] = [];
    const { run, runErrand } = await errand(async ({ call }) => {
      values = await Promise.all(['a', 'b', 'c'].map((key) => call(GetValue, { key })));
    });
    await run('SetMany', { keys: ['a', 'b'], value: 'x' });

    assert.equal((await runErrand()).state, 'done');
    assert.deepEqual(values, [{ value: 'x' }, { value: 'x' }, {}]);
  });

  for (const order of [
    [GetValue, SetValue],
    [SetValue, GetValue],
    [SetValue, SetValue],
  ]) {
    it(`are refused at the same time: ${order.map(({ procedure }) => procedure).join(' and ')}`, async () => {
      const { everything, runErrand } = await errand(async ({ call }) => {
        const calls = order.map((callee) => call(callee, { key: 'a', value: 'x' }));
        await Promise.allSettled(calls);
        await Promise.all(calls);
      });
      const before = await everything();

      assert.equal((await runErrand()).error?.code, 'ENGINE_CONCURRENT_CALLS');
      assert.deepEqual(await everything(), before);
    });
  }
});

describe('what a write to come will hold', () => {
  it('is waited for with the next lock, and not before', async () => {
    const seen: unknown[] = [];
    const { query, runErrand } = await errand(async ({ call, expect, isHeld, lock }) => {
      const look = async () =>
        seen.push((await query<{ key: string }>('select key from engine.lock order by key')).map(({ key }) => key));
      expect(SetValue, { key: 'a' });
      expect(SetValue, { key: 'b' });
      await look();
      assert.equal(isHeld('shelf:a'), false);

      await lock('mine');
      await look();
      assert.ok(isHeld('mine', 'shelf:a', 'shelf:b'));
      await call(SetValue, { key: 'a', value: 'x' });
    });

    assert.equal((await runErrand()).state, 'done');
    assert.deepEqual(seen, [[], ['mine', 'shelf:a', 'shelf:b']]);
  });

  it('is waited for while another request holds it', async () => {
    let seen: unknown;
    const { run, client, runErrand } = await errand(async ({ call, expect, lock }) => {
      expect(SetValue, { key: 'a' });
      await lock('mine');
      seen = await call(GetValue, { key: 'b' });
    });
    const other = run('SetMany', { keys: ['a', 'b'], value: 'newest', pauseMilliseconds: 50 });
    // It is listed with the intent of its first step, and holds its lock by then.
    await eventually(async () => (await client.list({ limit: 1 })).length > 0);

    const [mine] = await Promise.all([runErrand(), other]);
    assert.equal(mine.state, 'done');
    assert.deepEqual(seen, { value: 'newest' });
  });

  it('is held in plan mode as far as the plan can tell', async () => {
    const held: boolean[] = [];
    const { client } = await errand(async ({ expect, isHeld, lock }) => {
      expect(SetValue, { key: 'a' });
      await lock('mine');
      held.push(isHeld('mine', 'shelf:a'), isHeld('other'));
    });
    const what = { namespace: 'Errands', procedure: 'Errand', input: {} };

    const { state } = await client.plan({ what, caller: { trustee: 'system' } });

    assert.deepEqual([state, held], ['done', [true, false]]);
  });
});

/** An installation with a composite that does what a test wants. */
async function errand(work: (scope: CompositeScope<Record<never, never>>) => Promise<unknown>) {
  const Errand = composite({
    summary: 'Does something.',
    access: 'public',
    input: {},
    async run(scope) {
      await work(scope);
      return {};
    },
  });
  const installation = await shelves(after, { components: [shelfComponent, namespace('Errands', { Errand })] });
  const what = { namespace: 'Errands', procedure: 'Errand', input: {} };
  const runErrand = () => installation.client.submit({ what, caller: { trustee: 'system' } });
  return { ...installation, runErrand };
}
