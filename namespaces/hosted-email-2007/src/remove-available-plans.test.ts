import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::RemoveAvailablePlans';

describe(name, () => {
  it('switches the plan off; who has it keeps it', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await hoster.run(name, { organization: hoster.acme.path, availablePlans: ['MailboxGold'] });
    const { availablePlans } = await hoster.run('Hosted Email 2007::GetOrganizationAvailablePlans', {
      organization: hoster.acme.path,
    });
    assert.deepEqual(
      availablePlans.map(({ planName, planStatus }: Record<string, string>) => [planName, planStatus]),
      [
        ['MailboxBasic', 'Enabled'],
        ['MailboxGold', 'Disabled'],
      ],
    );
    assert.equal((await hoster.run('Hosted Email 2007::GetUserPlanAssignment', { user })).planName, 'MailboxGold');
  });

  it('refuses a plan that is not listed', async () => {
    const hoster = await hosting();
    await hoster.run('Hosted Email 2007::CreateUserPlan', {
      planName: 'Extra',
      description: 'Extra',
      features: { prohibitSendQuota: 1024 },
    });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, availablePlans: ['Extra'] }), {
      code: 'PLANS_PLAN_NOT_LISTED',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
