import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { newState } from './controller-choice.ts';
import { treeKey } from './distinguished-name.ts';
import { createPositionMemory } from './position-memory.ts';

const domain = 'DC=x';
const unit = `OU=Acme,${domain}`;
const inner = `OU=Sales,${unit}`;

describe('what a request has to see', () => {
  it('is read once a container, and tells of the entries above it, but not of all that is below those', async () => {
    const asked: string[] = [];
    const memory = createPositionMemory({
      store: {
        async read([tree = '']) {
          asked.push(tree);
          return [{ controller: 'dc1', source: 'one', order: String(asked.length) }];
        },
        leftBy: async () => [],
        begin: async () => undefined,
        end: async () => undefined,
        forget: async () => undefined,
      },
      state: newState(),
      requestId: '',
      controllers: ['dc1'],
    });

    await memory.before(`CN=Ann,${inner}`, 'entry');
    await memory.before(`CN=Ben,${inner}`, 'tree');
    for (const above of [unit, domain]) await memory.before(above, 'entry');
    assert.deepEqual(asked, [treeKey(inner)]);

    await memory.before(unit, 'tree');
    await memory.before(`OU=Other,${domain}`, 'entry');
    assert.deepEqual(asked, [inner, unit, `OU=Other,${domain}`].map(treeKey));
  });

  it('is read again after a lock, whose earlier holder may have written', async () => {
    const state = newState();
    let written = 1;
    const memory = createPositionMemory({
      store: {
        read: async () => [{ controller: 'dc1', source: 'one', order: String(written) }],
        leftBy: async () => [],
        begin: async () => undefined,
        end: async () => undefined,
        forget: async () => undefined,
      },
      state,
      requestId: '',
      controllers: ['dc1'],
    });
    await memory.before(unit, 'tree');
    written = 2;
    await memory.before(unit, 'tree');
    assert.deepEqual(
      state.positions.map(({ order }) => order),
      ['1'],
    );

    memory.forget();
    await memory.before(unit, 'tree');
    assert.deepEqual(
      state.positions.map(({ order }) => order),
      ['2'],
    );
  });

  it('is what controllers of the settings have told, the latest of each source', async () => {
    const state = newState();
    const told = [
      { controller: 'dc1', source: 'one', order: '2' },
      { controller: 'gone', source: 'two', order: '9' },
    ];
    const memory = createPositionMemory({
      store: {
        read: async () => told,
        leftBy: async () => ['dc1', 'gone'],
        begin: async () => undefined,
        end: async () => undefined,
        forget: async () => undefined,
      },
      state,
      requestId: '',
      controllers: ['dc1', 'dc2'],
    });

    await memory.before(unit, 'tree');

    assert.deepEqual(state.positions, [told[0]]);
    assert.deepEqual([...state.unsure], ['dc1']);
  });
});
