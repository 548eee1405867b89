import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

import { component } from './index.ts';

const SetNote = 'Example Provider::SetNote';

describe(SetNote, () => {
  it('replaces what the note said, and refuses a note without a key', async () => {
    const { run } = await hosting({ extraComponents: [component] });
    await run(SetNote, { key: 'colour', value: 'red' });
    await run(SetNote, { key: 'colour', value: 'blue' });

    assert.deepEqual(await run('Example Provider::GetNote', { key: 'colour' }), { value: 'blue' });
    await assert.rejects(run(SetNote, { key: ' ', value: 'red' }), { code: 'ENGINE_INPUT_INVALID' });
  });

  undoesEverywhere(
    SetNote,
    async ({ run }) => {
      await run(SetNote, { key: 'colour', value: 'red' });
      return { key: 'colour', value: 'blue' };
    },
    { extraComponents: [component] },
  );
});
