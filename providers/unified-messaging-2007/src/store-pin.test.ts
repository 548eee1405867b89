import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const StorePIN = 'Unified Messaging 2007 Provider::StorePIN_';
const row = {
  mailbox: '6e315934-b0f1-4343-9a0a-c9de3ee90eef',
  salt: 'a1',
  hash: 'b2',
  former: ['c3'],
  mustChange: true,
  firstTime: true,
  failures: 0,
  locked: false,
  isNew: true,
};

describe(StorePIN, () => {
  it('begins the life of a PIN anew only with a new one', async () => {
    const { run, pool } = await hosting();
    await run(StorePIN, row);
    await pool.query("update unified_messaging.pin set set_at = '2026-01-01Z'");
    const setAt = async () => (await pool.query('select set_at from unified_messaging.pin')).rows[0].set_at.getTime();

    await run(StorePIN, { ...row, failures: 1, isNew: false });
    assert.equal(await setAt(), Date.UTC(2026, 0, 1));
    await run(StorePIN, row);
    assert.notEqual(await setAt(), Date.UTC(2026, 0, 1));
  });

  undoesEverywhere(StorePIN, async ({ run }) => {
    await run(StorePIN, row);
    return { ...row, hash: 'd4', former: ['b2', 'c3'] };
  });
});
