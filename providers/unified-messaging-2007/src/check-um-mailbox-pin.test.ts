import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Unified Messaging 2007 Provider';
const CheckUMMailboxPIN = `${provider}::CheckUMMailboxPIN_`;
const [right, wrong] = ['274918', '111111'];

describe(CheckUMMailboxPIN, () => {
  it('accepts the right PIN, counts wrong ones, and locks the mailbox out until it is unlocked', async () => {
    const hoster = await hosting();
    const { run } = hoster;
    const identity = await addVoiceUser(hoster);
    const policy = { identity: 'Acme, "main" Default Policy' };
    const propertyList = { maxLogonAttempts: '3', logonFailuresBeforePINReset: '2' };
    await run(`${provider}::SetUMMailboxPolicy`, { ...policy, propertyList });
    const check = async (pin: string) => {
      const { accepted, lockedOut, resetNeeded } = await run(CheckUMMailboxPIN, { identity, pin });
      return [accepted, lockedOut, resetNeeded];
    };

    assert.deepEqual(await check(wrong), [false, false, false]);
    assert.deepEqual(await check(right), [true, false, false]);
    assert.deepEqual(await check(wrong), [false, false, false]);
    assert.deepEqual(await check(wrong), [false, false, true]);
    assert.deepEqual(await check(wrong), [false, true, true]);
    assert.deepEqual(await check(right), [false, true, false]);

    await run(`${provider}::SetUMMailboxPIN`, { identity, propertyList: { lockedOut: false } });
    assert.deepEqual(await check(right), [true, false, false]);
  });

  it('tells that a PIN has to be changed, when it is new and when its life is over', async () => {
    const hoster = await hosting();
    const identity = await addVoiceUser(hoster);
    const expired = async () => (await hoster.run(CheckUMMailboxPIN, { identity, pin: right })).pinExpired;

    assert.equal(await expired(), true);
    await hoster.run(`${provider}::SetUMMailboxPIN`, { identity, propertyList: { pinExpired: false } });
    assert.equal(await expired(), false);
    await hoster.pool.query("update unified_messaging.pin set set_at = now() - interval '61 days'");
    assert.equal(await expired(), true);
  });

  it('needs a PIN', async () => {
    const hoster = await hosting();
    const identity = await addVoiceUser(hoster);
    await hoster.pool.query('delete from unified_messaging.pin');

    await assert.rejects(hoster.run(CheckUMMailboxPIN, { identity, pin: right }), { code: 'UM_NO_PIN' });
    const set = hoster.run(`${provider}::SetUMMailboxPIN`, { identity, propertyList: { lockedOut: false } });
    await assert.rejects(set, { code: 'UM_NO_PIN' });
  });

  undoesEverywhere(CheckUMMailboxPIN, async (hoster) => ({ identity: await addVoiceUser(hoster), pin: wrong }));
});
