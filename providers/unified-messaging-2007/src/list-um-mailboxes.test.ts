import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting } from '@tenantry/testing';

const ListUMMailboxes = 'Unified Messaging 2007 Provider::ListUMMailboxes_';

describe(ListUMMailboxes, () => {
  it('lists the users of the organization that have voice mail', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const ann = await addVoiceUser(hoster);
    await acme.mailboxUser('ben');

    assert.deepEqual(await run(ListUMMailboxes, { organization: acme.path }), { users: [ann] });
    assert.deepEqual(await run(ListUMMailboxes, { organization: rival.path }), { users: [] });
  });
});
