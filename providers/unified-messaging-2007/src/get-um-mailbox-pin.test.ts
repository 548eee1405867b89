import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting } from '@tenantry/testing';

const GetUMMailboxPIN = 'Unified Messaging 2007 Provider::GetUMMailboxPIN';

describe(GetUMMailboxPIN, () => {
  it('tells the state of the PIN and never the PIN', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const identity = await addVoiceUser(hoster);
    const state = {
      name: 'ann@acme.example',
      properties: [
        { name: 'userID', value: [identity] },
        { name: 'pinExpired', value: ['true'] },
        { name: 'lockedOut', value: ['false'] },
        { name: 'firstTimeUser', value: ['true'] },
      ],
    };

    assert.deepEqual(await run(GetUMMailboxPIN, { identity }), { mailboxPINs: [state] });
    assert.deepEqual(await run(GetUMMailboxPIN, { organization: acme.path, resultSize: '1' }), {
      mailboxPINs: [state],
    });
    assert.deepEqual(await run(GetUMMailboxPIN, { organization: rival.path }), { mailboxPINs: [] });
    await hoster.pool.query('delete from unified_messaging.pin');
    assert.deepEqual(await run(GetUMMailboxPIN, {}), { mailboxPINs: [state] });
  });
});
