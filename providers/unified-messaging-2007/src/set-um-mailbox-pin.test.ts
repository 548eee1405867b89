import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Unified Messaging 2007 Provider';
const SetUMMailboxPIN = `${provider}::SetUMMailboxPIN`;

describe(SetUMMailboxPIN, () => {
  it('makes a PIN, tells it once, and never takes one of the last ones', async () => {
    const hoster = await hosting();
    const { run } = hoster;
    const identity = await addVoiceUser(hoster);
    const set = (propertyList: object) => run(SetUMMailboxPIN, { identity, propertyList });

    const { pin } = await set({ notifyEmail: 'ann@home.example' });

    assert.match(pin, /^\d{6}$/);
    const check = `${provider}::CheckUMMailboxPIN_`;
    assert.equal((await run(check, { identity, pin })).accepted, true);
    assert.equal((await run(check, { identity, pin: '274918' })).accepted, false);
    assert.deepEqual(await set({ pin: '580293' }), {});
    await assert.rejects(set({ pin: '274918' }), { code: 'UM_PIN_USED_BEFORE' });
    await assert.rejects(set({ pin }), { code: 'UM_PIN_USED_BEFORE' });
    await run(`${provider}::SetUMMailboxPolicy`, {
      identity: 'Acme, "main" Default Policy',
      propertyList: { pinHistoryCount: 1, minPINLength: 8 },
    });
    await assert.rejects(set({ pin: '274918' }), { code: 'UM_PIN_TOO_SHORT' });
    assert.match((await set({})).pin, /^\d{8}$/);
    const [told] = (await run(`${provider}::GetUMMailboxPIN`, { identity })).mailboxPINs;
    assert.deepEqual(told.properties.at(-1), { name: 'notifyEmail', value: ['ann@home.example'] });
  });

  it('is for mailboxes that are enabled', async () => {
    const { acme, run } = await hosting();

    const set = run(SetUMMailboxPIN, { identity: await acme.mailboxUser('ann'), propertyList: {} });

    await assert.rejects(set, { code: 'UM_MAILBOX_NOT_ENABLED' });
  });

  undoesEverywhere(SetUMMailboxPIN, async (hoster) => ({
    identity: await addVoiceUser(hoster),
    propertyList: { pin: '580293' },
  }));
});
