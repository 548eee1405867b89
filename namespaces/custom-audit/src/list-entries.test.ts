import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const ListEntries = 'Custom Audit::ListEntries_';

describe(ListEntries, () => {
  it('gives the records of a category, the latest first', async () => {
    const { run } = await hosting();
    const values = (value: string) => [{ name: 'mailboxes', value }];
    for (const value of ['1', '2']) await run('Custom Audit::Audit', { category: 'billing', values: values(value) });
    await run('Custom Audit::Audit', { category: 'other', values: values('9') });

    const { entries } = await run(ListEntries, { category: 'billing' });

    assert.deepEqual(
      entries.map((entry: { values: unknown }) => entry.values),
      [values('2'), values('1')],
    );
    assert.equal((await run(ListEntries, { category: 'billing', count: 1 })).entries.length, 1);
  });
});
