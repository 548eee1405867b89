import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Plans::DeletePlan';

describe(name, () => {
  it('deletes a plan with its values and categories', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    await hoster.run('Managed Plans::CreateCategory', { categoryName: 'Old', categoryDescription: 'Old ones' });
    await hoster.run('Managed Plans::AddPlanToCategory', { ...request, categoryName: 'Old' });

    await hoster.run(name, request);

    const gone = hoster.run('Managed Plans::GetPlan', request);
    await assert.rejects(gone, { code: 'PLANS_NO_SUCH_PLAN' });
  });

  it('refuses a plan that somebody has, and one of another type', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const cases: [string, object][] = [
      ['PLANS_PLAN_IN_USE', { planName: 'MailboxGold' }],
      ['PLANS_PLAN_OF_WRONG_TYPE', { planName: 'MailboxGold', planTypeName: 'ExchOrgHosting' }],
    ];

    const before = await hoster.everything();
    for (const [code, input] of cases) await assert.rejects(hoster.run(name, input), { code });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);
});
