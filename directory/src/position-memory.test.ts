import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { newState } from './controller-choice.ts';
import { treeKey } from './distinguished-name.ts';
import { ControllerUnreachable } from './errors.ts';
import type { Position, Positions } from './port.ts';
import { createPositionMemory } from './position-memory.ts';
import type { PositionStore } from './position-store.ts';

const domain = 'DC=x';
const unit = `OU=Acme,${domain}`;
const inner = `OU=Sales,${unit}`;

describe('what a request has to see', () => {
  it('is read once a container, and tells of the entries above it, but not of all that is below those', async () => {
    const asked: string[] = [];
    const { memory } = open({
      async read([tree = '']) {
        asked.push(tree);
        return [at('dc1', String(asked.length))];
      },
    });

    await memory.before('dc1', `CN=Ann,${inner}`, 'entry');
    await memory.before('dc1', `CN=Ben,${inner}`, 'tree');
    for (const above of [unit, domain]) await memory.before('dc1', above, 'entry');
    assert.deepEqual(asked, [treeKey(inner)]);

    await memory.before('dc1', unit, 'tree');
    await memory.before('dc1', `OU=Other,${domain}`, 'entry');
    assert.deepEqual(asked, [inner, unit, `OU=Other,${domain}`].map(treeKey));
  });

  it('is read again after a lock, whose earlier holder may have written', async () => {
    let written = 1;
    const { memory, state } = open({ read: async () => [at('dc1', String(written))] });
    await memory.before('dc1', unit, 'tree');
    written = 2;
    await memory.before('dc1', unit, 'tree');
    assert.deepEqual(
      state.positions.map(({ order }) => order),
      ['1'],
    );

    memory.forget();
    await memory.before('dc1', unit, 'tree');
    assert.deepEqual(
      state.positions.map(({ order }) => order),
      ['2'],
    );
  });

  it('is what controllers of the settings have told, the latest of each source', async () => {
    const told = [at('dc1', '2'), { controller: 'gone', source: 'two', order: '9' }];
    const { memory, state } = open({
      read: async (_, controllers) => told.filter(({ controller }) => controllers.includes(controller)),
    });

    await memory.before('dc1', unit, 'tree');

    assert.deepEqual(state.positions, [told[0]]);
  });
});

describe('a controller that has seen everything that was ever noted', () => {
  it('is asked once until the next lock, and nothing is read of any container', async () => {
    const newest = [at('dc1', '5'), { controller: 'gone', source: 'two', order: '9' }];
    const { memory, state, asked } = open({ newest: async () => newest, read: neverRead }, () => true);

    await memory.before('dc1', unit, 'entry');
    await memory.before('dc1', inner, 'tree');
    assert.deepEqual(asked, [{ controller: 'dc1', positions: [at('dc1', '5')] }]);
    assert.deepEqual(state.positions, []);

    newest[0] = at('dc1', '6');
    memory.forget();
    await memory.before('dc1', unit, 'entry');
    assert.deepEqual(asked.at(-1), { controller: 'dc1', positions: [at('dc1', '6')] });
    assert.equal(asked.length, 2);
  });

  it('answers for itself only: for another one the container is read', async () => {
    const { memory, state } = open(
      { newest: async () => [at('dc1', '5')], read: async () => [at('dc1', '3')] },
      (controller) => controller === 'dc1',
    );

    await memory.before('dc1', unit, 'entry');
    assert.deepEqual(state.positions, []);
    await memory.before('dc2', unit, 'entry');
    assert.deepEqual(state.positions, [at('dc1', '3')]);
  });

  it('is asked again when it could not be reached', async () => {
    let isDead = true;
    const { memory } = open({ newest: async () => [at('dc1', '5')], read: neverRead }, (controller) => {
      if (isDead) throw ControllerUnreachable(controller, 'it is dead');
      return true;
    });

    await assert.rejects(memory.before('dc1', unit, 'entry'), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
    isDead = false;
    await memory.before('dc1', unit, 'entry');
  });
});

describe('what an earlier engine left', () => {
  it('is asked for where the request ran before, and nowhere else', async () => {
    const leftBy = async () => ['dc1', 'gone'];
    const again = open({ leftBy }, undefined, true);
    await Promise.all([again.memory.inherit(), again.memory.inherit()]);
    assert.deepEqual([...again.state.unsure], ['dc1']);
    await again.memory.close();
    assert.deepEqual(again.ended, []);
    again.state.unsure.clear();
    await again.memory.close();
    assert.equal(again.ended.length, 1);

    const first = open({ leftBy: () => assert.fail('it was asked for') });
    await first.memory.inherit();
    assert.equal(first.state.unsure.size, 0);
  });

  it('is left on to those after it, also when nothing remained to be done: nobody knows which names it was about', async () => {
    const { memory, state, ended } = open({ leftBy: async () => ['dc1'] }, undefined, true);

    await memory.inherit();
    state.unsure.clear();
    state.positions = [at('dc1', '7')];
    await memory.close();

    assert.deepEqual(ended, [['r1', [domain, `CN=Configuration,${domain}`].map(treeKey), [at('dc1', '7')]]]);
  });
});

describe('what a request leaves', () => {
  it('is noted at the names that entries had and have', async () => {
    const { memory, state, ended } = open({});
    state.positions = [at('dc1', '7')];

    await memory.close();
    assert.deepEqual(ended, []);
    await memory.changing([unit, `OU=Other,${domain}`], 'dc1');
    await memory.close();
    assert.deepEqual(ended, [['r1', [unit, `OU=Other,${domain}`].map(treeKey), [at('dc1', '7')]]]);
  });

  it('is noted at a controller with the intent of the first change there, and ends where nothing was changed after all', async () => {
    const { memory, begun, ended } = open({});

    memory.noteWithIntent('dc1')?.written();
    await memory.changing([unit], 'dc1');
    memory.forget();
    await memory.changing([unit], 'dc1');
    assert.equal(memory.noteWithIntent('dc1'), undefined);
    assert.deepEqual(begun, ['dc1 with the intent']);

    assert.ok(memory.noteWithIntent('dc2'));
    await memory.close();
    assert.deepEqual(ended, [['r1', [treeKey(unit)], []]]);
  });

  it('is noted by the change itself at another controller, and where the intent was not written', async () => {
    const { memory, begun } = open({});

    assert.ok(memory.noteWithIntent('dc1'));
    await memory.changing([unit], 'dc2');
    await memory.changing([unit], 'dc1');
    assert.deepEqual(begun, ['dc2', 'dc1']);
  });
});

function at(controller: string, order: string): Position {
  return { controller, source: 'one', order };
}

function neverRead(): Promise<Positions> {
  assert.fail('a container was read');
}

/** A memory over a store that tells what a test wants; its controllers have seen nothing unless the test says so. */
function open(
  told: Partial<PositionStore>,
  hasReached: (controller: string) => boolean = () => false,
  ranBefore = false,
) {
  const asked: { readonly controller: string; readonly positions: Positions }[] = [];
  const begun: string[] = [];
  const ended: unknown[] = [];
  const store: PositionStore = {
    newest: async () => [at('dc1', '0')],
    read: async () => [],
    leftBy: async () => [],
    begin: async (_, controller) => void begun.push(controller),
    beginning: (_, controller, written) => ({
      into: 'anywhere',
      row: {},
      written() {
        begun.push(`${controller} with the intent`);
        written();
      },
    }),
    end: async (...given) => void ended.push(given),
    forget: async () => undefined,
    ...told,
  };
  const port = {
    controllers: ['dc1', 'dc2'],
    contexts: async () => ({ domain, configuration: `CN=Configuration,${domain}` }),
    async hasReached(controller: string, positions: Positions) {
      asked.push({ controller, positions });
      return hasReached(controller);
    },
  };
  const state = newState();
  return {
    memory: createPositionMemory({ store, state, requestId: 'r1', ranBefore, port }),
    state,
    asked,
    begun,
    ended,
  };
}
