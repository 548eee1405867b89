import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import type { Component } from '@tenantry/engine';
import { composite, contract, namespace, ProvisioningError, read } from '@tenantry/engine';
import { text } from '@tenantry/schema';
import { shelfComponent, shelves } from '@tenantry/testing/shelf';

describe('components that are loaded while an engine runs', () => {
  it('serve the next requests; one under way ends on those with which it began', async () => {
    const [greeted, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const between = () => {
      greeted.resolve();
      return held.promise;
    };
    const { engine, run } = await shelves(after, { components: [greeting('1.0.0', between)] });
    const underWay = run('GreetTwice', {}, { what: what('GreetTwice') });
    await greeted.promise;

    engine.load([greeting('2.0.0')]);
    let isDrained = false;
    const drained = engine.drained().then(() => {
      isDrained = true;
    });
    const next = await engine.client.submit({ what: what('GreetTwice'), caller: { trustee: 'system' } });
    const wasDrained = isDrained;
    held.resolve();

    assert.deepEqual((await underWay).output, { words: '1.0.0 1.0.0' });
    assert.deepEqual(next.output, { words: '2.0.0 2.0.0' });
    assert.equal(wasDrained, false, 'the old version was said to be free while a request ran on it');
    await drained;
  });

  it('are gone for the next requests when they are no longer among those loaded', async () => {
    const { engine } = await shelves(after, { components: [greeting('1.0.0'), shelfComponent] });

    engine.load([shelfComponent]);
    const answer = await engine.client.submit({ what: what('Greet'), caller: { trustee: 'system' } });

    assert.equal(answer.error?.code, 'ENGINE_UNKNOWN_PROCEDURE');
    assert.deepEqual(
      engine.client.procedures().filter((each) => each.namespace === 'Greeting'),
      [],
    );
  });
});

describe('the undo of an engine that died', () => {
  for (const kept of [true, false]) {
    it(`is done by the version that made the step${kept ? '' : ', or not at all when that is gone'}`, async () => {
      const old = { ...shelfComponent, version: '1.0.0' };
      const { run, join, everything, client } = await shelves(after, {
        // The version after it would undo in another way: nothing of it may be used.
        components: [{ ...shelfComponent, version: '2.0.0', procedures: spoiled() }],
        findVersion: (name, version) =>
          Promise.resolve(kept && name === 'Shelf' && version === '1.0.0' ? old : undefined),
      });
      const before = await everything();
      let died: () => void = () => undefined;
      const dies = new Promise<void>((resolve) => {
        died = resolve;
      });
      const mortal = await join({
        components: [old],
        probe: ({ at, procedure, undoing }) => {
          if (at !== 'after-operation' || procedure !== 'SetValue' || undoing) return;
          died();
          // The engine takes this code as the sign that it may no longer act; a process that is gone cannot act either.
          throw new ProvisioningError({ code: 'ENGINE_LOST', hresult: 0x800706be }, 'The process is gone.');
        },
      });
      void mortal.client.submit({
        what: { namespace: 'Shelf', procedure: 'SetValue', input: { key: 'a', value: 'new' } },
        caller: { trustee: 'system' },
      });
      await dies;
      void mortal.crash();

      const [request] = await client.list({ limit: 1 });
      const answer = await client.wait(request?.requestId ?? '', 120_000);

      if (kept) {
        assert.deepEqual([answer?.state, answer?.error?.code], ['failed', 'ENGINE_LOST']);
        assert.deepEqual(await everything(), before);
      } else {
        assert.deepEqual([answer?.state, answer?.error?.code], ['in-doubt', 'ENGINE_PROCEDURE_GONE']);
      }
      assert.equal((await run('GetValue', { key: 'b' })).state, 'done');
    });
  }
});

function what(procedure: string) {
  return { namespace: 'Greeting', procedure, input: {} };
}

/** Says its version; twice, with something to wait for in between. */
function greeting(version: string, between = () => Promise.resolve()): Component {
  const Greet = read({
    summary: 'Says which version it is.',
    access: 'public',
    input: {},
    output: { word: text('Version.') },
    run: async () => ({ word: version }),
  });
  const own = contract<{ Greet: typeof Greet }>('Greeting');
  const GreetTwice = composite({
    summary: 'Says it at the beginning and at the end.',
    access: 'public',
    input: {},
    output: { words: text('Versions.') },
    async run({ call }) {
      const { word: first } = await call(own.Greet, {});
      await between();
      const { word: second } = await call(own.Greet, {});
      return { words: `${first} ${second}` };
    },
  });
  return { ...namespace('Greeting', { Greet, GreetTwice }), version };
}

/** The shelf without SetValue, as if the version after had dropped it. */
function spoiled(): Component['procedures'] {
  const { SetValue: _, ...others } = shelfComponent.procedures;
  return others;
}
