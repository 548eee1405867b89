import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::ChangeUserPlanAssignment';

describe(name, () => {
  it('gives the mailbox the sizes and switches of the new plan', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    const { database } = await hoster.run(name, { user, planName: 'MailboxBasic' });
    const { attributes } = await hoster.directory.read(user);
    assert.deepEqual(attributes['mDBOverQuotaLimit'], ['102400']);
    assert.match(database, /^EXMBX0\d\\SG01\\Mailbox Store \d \(EXMBX0\d\)$/);
    assert.equal((await hoster.run('Hosted Email 2007::GetUserPlanAssignment', { user })).planName, 'MailboxBasic');
  });

  it('refuses a user without a mailbox and plans of organizations', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { user: await hoster.acme.user('ben'), planName: 'MailboxBasic' }), {
      code: 'PLANS_PLAN_NOT_HELD',
    });
    await assert.rejects(
      hoster.run(name, { user: await hoster.acme.mailboxUser('ann'), planName: 'BusinessGrowing' }),
      { code: 'PLANS_PLAN_OF_WRONG_TYPE' },
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
