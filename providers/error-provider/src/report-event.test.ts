import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const ReportEvent = 'Error Provider::ReportEvent';

describe(ReportEvent, () => {
  it('is for requests of administrators and refuses to say nothing', async () => {
    const { run, acme } = await hosting();
    assert.deepEqual(await run(ReportEvent, { desc: 'The store is nearly full.', type: 'Warning' }), {});
    await assert.rejects(run(ReportEvent, { desc: ' ' }), { code: 'ENGINE_INPUT_INVALID' });
    await assert.rejects(acme.run(ReportEvent, { desc: 'Hello.' }), { code: 'ENGINE_PRIVATE_PROCEDURE' });
  });

  undoesEverywhere(ReportEvent, () => ({ desc: 'The store is nearly full.', hr: '0x80070070' }));
});
