import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { atController, newState, type WaitLimits } from './controller-choice.ts';
import { ControllerUnreachable } from './errors.ts';
import type { DirectoryPort } from './port.ts';

describe('a controller that was lost during a change', () => {
  it('is waited for before anybody goes on, and then has to be reached', async () => {
    const { port, asked } = portThatIsBackAfter(3);
    const state = newState();
    state.unsure.add('dc1');

    const taken = await atController(port, choice(state, { waitMilliseconds: 5000 }), (controller) =>
      Promise.resolve(controller),
    );

    assert.equal(taken, 'dc1');
    assert.deepEqual(asked, ['dc1', 'dc1', 'dc1']);
    assert.equal(state.unsure.size, 0);
    assert.deepEqual(state.positions, [{ controller: 'dc1', source: 'one', order: '7' }]);
  });

  it('lets nobody go on when it does not come back in time', async () => {
    const { port } = portThatIsBackAfter(Number.POSITIVE_INFINITY);
    const state = newState();
    state.unsure.add('dc1');

    await assert.rejects(
      atController(port, choice(state, { waitMilliseconds: 150 }), () => assert.fail('it went on')),
      { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' },
    );
    assert.deepEqual([...state.unsure], ['dc1']);
  });
});

describe('a controller that was lost for a moment', () => {
  it('is taken again where nobody else has seen what has to be seen', async () => {
    const { port, asked } = portThatIsBackAfter(2);
    const state = newState();
    state.positions = [{ controller: 'dc1', source: 'one', order: '7' }];
    let failures = 1;

    const taken = await atController(port, choice(state, { waitMilliseconds: 5000 }), async (controller) => {
      if (failures-- > 0) throw ControllerUnreachable(controller, 'it hung up');
      return controller;
    });

    assert.equal(taken, 'dc1');
    assert.deepEqual(asked, ['dc1', 'dc1']);
  });
});

describe('a directory of which no controller answers', () => {
  it('is waited for by a request that has changed something, until one is back', async () => {
    const { state, work, tries } = lostAfterChange(4);
    assert.equal(await atController(bothGone, choice(state, { waitMilliseconds: 5000 }), work), 'dc1');
    assert.ok(tries() > 3);
  });

  it('is not waited for for ever', async () => {
    const { state, work } = lostAfterChange(Number.POSITIVE_INFINITY);
    await assert.rejects(atController(bothGone, choice(state, { waitMilliseconds: 150 }), work), {
      code: 'DIRECTORY_CONTROLLER_UNREACHABLE',
    });
  });

  it('fails at once what has changed nothing yet', async () => {
    const { state, work, tries } = lostAfterChange(4);
    state.hasChanged = false;
    await assert.rejects(atController(bothGone, choice(state, { waitMilliseconds: 5000 }), work), {
      code: 'DIRECTORY_CONTROLLER_UNREACHABLE',
    });
    assert.equal(tries(), 2);
  });

  // Both would take a request; the work at them finds out that they are gone.
  const bothGone = portThatIsBackAfter(0).port;

  function lostAfterChange(backAt: number) {
    const state = newState();
    state.hasChanged = true;
    let count = 0;
    return {
      state,
      tries: () => count,
      async work(controller: string) {
        count++;
        if (controller === 'dc2' || count < backAt) throw ControllerUnreachable(controller, 'it is dead');
        return controller;
      },
    };
  }
});

function choice(state: ReturnType<typeof newState>, limits: Pick<WaitLimits, 'waitMilliseconds'>) {
  const options = {
    wanted: 'dc1',
    isPreferred: false,
    limits: { patienceMilliseconds: 0, ...limits },
    warn: () => undefined,
  };
  return { state, options, before: () => Promise.resolve() };
}

/** Two controllers; the first one answers when it is asked so often. */
function portThatIsBackAfter(times: number) {
  const asked: string[] = [];
  const port: Pick<DirectoryPort, 'controllers' | 'positions' | 'hasReached'> = {
    controllers: ['dc1', 'dc2'],
    async positions(controller) {
      asked.push(controller);
      if (asked.length < times) throw ControllerUnreachable(controller, 'it is dead');
      return [{ controller, source: 'one', order: '7' }];
    },
    hasReached: (controller) => Promise.resolve(controller === 'dc1'),
  };
  // The choice asks for nothing else.
  return { port: port as DirectoryPort, asked };
}
