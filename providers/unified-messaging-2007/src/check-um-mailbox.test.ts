import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting } from '@tenantry/testing';

const CheckUMMailbox = 'Unified Messaging 2007 Provider::CheckUMMailbox_';

describe(CheckUMMailbox, () => {
  it('tells what enabling would, and changes nothing', async () => {
    const hoster = await hosting();
    const ann = await addVoiceUser(hoster);
    const identity = await hoster.acme.mailboxUser('ben');
    const input = { identity, umMailboxPolicy: 'Acme, "main" Default Policy', extensions: ['1002'] };
    const before = await hoster.everything();

    assert.deepEqual(await hoster.run(CheckUMMailbox, input), {});
    const again = hoster.run(CheckUMMailbox, { ...input, extensions: ['1001'] });
    await assert.rejects(again, { code: 'UM_EXTENSION_IN_USE' });
    await assert.rejects(hoster.run(CheckUMMailbox, { ...input, identity: ann }), {
      code: 'UM_MAILBOX_ALREADY_ENABLED',
    });

    assert.deepEqual(await hoster.everything(), before);
  });
});
