import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

import { component } from './index.ts';

const GetNote = 'Example Provider::GetNote';

describe(GetNote, () => {
  it('reads what was written, and says when nothing was', async () => {
    const { run } = await hosting({ extraComponents: [component] });
    await run('Example Provider::SetNote', { key: 'colour', value: 'red' });

    assert.deepEqual(await run(GetNote, { key: 'colour' }), { value: 'red' });
    await assert.rejects(run(GetNote, { key: 'size' }), { code: 'EXAMPLE_PROVIDER_NO_SUCH_NOTE' });
  });
});
