import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting, undoesEverywhere } from '@tenantry/testing';

const DropPIN = 'Unified Messaging 2007 Provider::DropPIN_';

describe(DropPIN, () => {
  it('forgets a PIN; none is no error', async () => {
    const hoster = await hosting();
    const { guid: mailbox } = await hoster.directory.read(await addVoiceUser(hoster));

    for (let times = 0; times < 2; times++) assert.deepEqual(await hoster.run(DropPIN, { mailbox }), {});

    assert.equal((await hoster.pool.query('select from unified_messaging.pin')).rowCount, 0);
  });

  undoesEverywhere(DropPIN, async (hoster) => ({
    mailbox: (await hoster.directory.read(await addVoiceUser(hoster))).guid,
  }));
});
