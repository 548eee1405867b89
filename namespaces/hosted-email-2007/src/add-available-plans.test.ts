import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::AddAvailablePlans';

describe(name, () => {
  it('lets users get the plan', async () => {
    const hoster = await hosting();
    await hoster.run('Hosted Email 2007::CreateUserPlan', {
      planName: 'Extra',
      description: 'Extra',
      features: { prohibitSendQuota: 1024 },
    });
    await hoster.run(name, { organization: hoster.acme.path, availablePlans: ['Extra'] });
    const { availablePlans } = await hoster.run('Hosted Email 2007::GetOrganizationAvailablePlans', {
      organization: hoster.acme.path,
    });
    assert.deepEqual(
      availablePlans.map(({ planName }: { planName: string }) => planName),
      ['Extra', 'MailboxBasic', 'MailboxGold'],
    );
  });

  it('refuses organization plans, unknown plans and organizations without the service', async () => {
    const hoster = await hosting();
    const { path } = hoster.acme;
    await assert.rejects(hoster.run(name, { organization: path, availablePlans: ['BusinessGrowing'] }), {
      code: 'PLANS_PLAN_OF_WRONG_TYPE',
    });
    await assert.rejects(hoster.run(name, { organization: path, availablePlans: ['None'] }), {
      code: 'PLANS_NO_SUCH_PLAN',
    });
    await assert.rejects(hoster.run(name, { organization: hoster.reseller.path, availablePlans: ['MailboxGold'] }), {
      code: 'HOSTED_EMAIL_NOT_SUBSCRIBED',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
