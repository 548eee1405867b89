import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::GetUserPlanAssignment';

describe(name, () => {
  it('tells the plan with values that were replaced for the mailbox', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await hoster.run('Hosted Email 2007::ChangeUserPlanAssignment', {
      user,
      planName: 'MailboxGold',
      planOverrides: { recipientLimits: 7 },
    });
    const { planName, features } = await hoster.run(name, { user });
    assert.deepEqual(
      [planName, features.recipientLimits, features.prohibitSendQuota],
      ['MailboxGold', 7, 1_073_741_824],
    );
  });

  it('refuses a user without a plan', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { user: await hoster.acme.user('ben') }), {
      code: 'HOSTED_EMAIL_NO_USER_PLAN',
    });
  });

  staysWithin(name);
});
