import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const Audit = 'Custom Audit::Audit';

describe(Audit, () => {
  it('is for requests of administrators, and refuses a record of no kind', async () => {
    const { run, acme } = await hosting();
    assert.deepEqual(await run(Audit, { category: 'billing', values: [{ name: 'mailboxes', value: '3' }] }), {});
    await assert.rejects(run(Audit, { category: '', values: [] }), { code: 'ENGINE_INPUT_INVALID' });
    await assert.rejects(acme.run(Audit, { category: 'billing', values: [] }), { code: 'ENGINE_PRIVATE_PROCEDURE' });
  });

  undoesEverywhere(Audit, () => ({ category: 'billing', values: [{ name: 'mailboxes', value: '3' }] }));
});
