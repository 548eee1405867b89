import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting, undoesEverywhere } from '@tenantry/testing';

const UnmarkUMMailbox = 'Unified Messaging 2007 Provider::UnmarkUMMailbox_';

describe(UnmarkUMMailbox, () => {
  it('leaves the PIN to others', async () => {
    const hoster = await hosting();
    const identity = await addVoiceUser(hoster);

    await hoster.run(UnmarkUMMailbox, { identity });

    assert.equal((await hoster.directory.read(identity)).attributes['msExchUMEnabledFlags'], undefined);
    assert.equal((await hoster.pool.query('select from unified_messaging.pin')).rowCount, 1);
  });

  undoesEverywhere(UnmarkUMMailbox, async (hoster) => ({ identity: await addVoiceUser(hoster), keepProperties: true }));
});
