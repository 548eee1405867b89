import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting } from '@tenantry/testing';

const name = 'Managed Unified Messaging::ListUMMailboxes_';

describe(name, () => {
  it('lists mailboxes with voice mail', async () => {
    const hoster = await hosting();
    const ann = await addVoiceUser(hoster);

    assert.deepEqual(await hoster.run(name, { organization: hoster.acme.path }), { users: [ann] });
  });
});
