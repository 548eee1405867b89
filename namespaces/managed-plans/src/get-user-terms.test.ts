import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { customers, names, nobody } from '@tenantry/testing/plan-customers';

describe('GetUserTerms_', () => {
  it('says what the three questions say that it stands for', async () => {
    const { run, organization, user } = await customers();
    const planOverrides = [{ name: 'size', value: '7' }];
    await run('AddCustomerPlan', { path: organization.path, planName: names.organization, planOverrides });

    assert.deepEqual(await run('GetUserTerms_', termsOf(organization, user.guid)), {
      organizationPlan: { planName: names.organization, planDescription: 'Business', features: [], planOverrides },
      features: [{ name: 'size', value: '1' }],
      customerTypeName: 'BusinessUser',
    });
  });

  it('says nothing of types of who is no customer, and nothing of plans without one of the organization', async () => {
    const { run, organization } = await customers();
    const ask = (more: object) => run('GetUserTerms_', { ...termsOf(organization, nobody), ...more });

    assert.deepEqual(await ask({ planName: 'Nothing' }), { features: [] });
    await run('AddCustomerPlan', { path: organization.path, planName: names.organization });
    assert.equal((await ask({})).customerTypeName, undefined);
    assert.deepEqual(await ask({ organizationPlanTypeName: 'UserHosting' }), { features: [] });
  });

  it('refuses organizations without a record, and plans that are not there, of another type or not available', async () => {
    const { run, organization, rival, user } = await customers();
    await run('AddCustomerPlan', { path: organization.path, planName: names.organization });
    const ask = (more: object) => run('GetUserTerms_', { ...termsOf(organization, user.guid), ...more });

    await assert.rejects(ask({ organization: rival.path }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
    await assert.rejects(ask({ planName: 'gold' }), { code: 'PLANS_NO_SUCH_PLAN' });
    await assert.rejects(ask({ planName: names.organization }), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
    await assert.rejects(ask({ planName: names.unlisted }), { code: 'PLANS_PLAN_NOT_AVAILABLE' });
  });
});

function termsOf(organization: { readonly path: string }, GUID: string) {
  const plan = { planName: names.gold, planTypeName: 'UserHosting' };
  return { organization: organization.path, organizationPlanTypeName: 'OrgHosting', GUID, ...plan };
}
