import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addVoiceUser, hosting } from '@tenantry/testing';

const ReadPIN = 'Unified Messaging 2007 Provider::ReadPIN_';

describe(ReadPIN, () => {
  it('tells the rules of the policy, the numbers of the mailbox, and what is kept', async () => {
    const hoster = await hosting();
    const identity = await addVoiceUser(hoster);

    const { rules, numbers, pin, expired } = await hoster.run(ReadPIN, { identity });

    assert.deepEqual(rules, {
      allowCommonPatterns: false,
      minimumLength: 6,
      historyCount: 5,
      lifetimeDays: 60,
      lockOutAfter: 15,
      resetAfter: 5,
    });
    assert.deepEqual([numbers, expired], [['1001'], true]);
    const { salt, hash, ...rest } = pin;
    assert.deepEqual(rest, { former: [], mustChange: true, firstTime: true, failures: 0, locked: false });
    const ben = await hoster.acme.mailboxUser('ben');
    await assert.rejects(hoster.run(ReadPIN, { identity: ben }), { code: 'UM_MAILBOX_NOT_ENABLED' });
    const umMailboxPolicy = 'Acme, "main" Default Policy';
    assert.equal((await hoster.run(ReadPIN, { identity: ben, umMailboxPolicy })).pin, undefined);
  });
});
