import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const ListEvents = 'Error Provider::ListEvents_';

describe(ListEvents, () => {
  it('gives the latest events first, of one source if wanted', async () => {
    const { run } = await hosting();
    const events = [
      { desc: 'First.' },
      { desc: 'Second.', source: 'Billing', type: 'Information' },
      { desc: 'Third.', hr: '0x80070070' },
    ];
    for (const event of events) await run('Error Provider::ReportEvent', event);

    const told = async (input: object) =>
      (await run(ListEvents, input)).events.map(({ at, ...event }: { at: string }) => event);

    const [first, second, third] = [
      { type: 'Error', source: 'Tenantry', desc: 'First.' },
      { type: 'Information', source: 'Billing', desc: 'Second.' },
      { type: 'Error', source: 'Tenantry', hr: '0x80070070', desc: 'Third.' },
    ];
    assert.deepEqual(await told({}), [third, second, first]);
    assert.deepEqual(await told({ count: 1 }), [third]);
    assert.deepEqual(await told({ source: 'Billing' }), [second]);
  });
});
