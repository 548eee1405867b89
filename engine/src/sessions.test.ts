import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { shelves } from '@tenantry/testing/shelf';

import { namespace, read } from './index.ts';
import { books } from './resource.ts';

const CountTwice = read({
  summary: 'Asks the books twice at once.',
  access: 'public',
  input: {},
  async run({ use }) {
    await Promise.all([1, 2].map(() => use(books).query('select count(*) from ledger.counter')));
    return {};
  },
});

describe('what a planned request has open', () => {
  it('is one transaction of the books, also for who asks twice at once, and ends with the request', async () => {
    const { client, query } = await shelves(after, { components: [namespace('Pairs', { CountTwice })] });
    const what = { namespace: 'Pairs', procedure: 'CountTwice', input: {} };

    const { state } = await client.plan({ what, caller: { trustee: 'system' } });

    assert.equal(state, 'done');
    const open = await query(
      "select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
    );
    assert.equal(open.length, 0);
  });
});
