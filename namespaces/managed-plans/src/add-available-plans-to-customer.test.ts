import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, names } from '@tenantry/testing/plan-customers';

const statusStatement = `
  select p.name || ' ' || a.status as entry
  from plans.available_plan a
  join plans.plan p using (plan_id)
  where a.organization_id = $1
  order by p.name`;

describe('AddAvailablePlansToCustomer', () => {
  it('adds plans, and switches on those that are there', async () => {
    const { run, query, organization } = await customers();
    const { path, guid } = organization;
    await run('SetAvailablePlanStatus', { path, availablePlans: [names.gold, names.basic], planStatus: 'Disabled' });

    await run('AddAvailablePlansToCustomer', { path, availablePlans: [names.unlisted, names.gold, names.gold] });

    const entries = (await query<{ entry: string }>(statusStatement, [guid])).map(({ entry }) => entry);
    assert.deepEqual(entries, ['Basic Disabled', 'Gold Enabled', 'Unlisted Enabled']);
  });

  it('says what is wrong', async () => {
    const { run, organization, rival } = await customers();
    const add = (path: string, more: object) =>
      run('AddAvailablePlansToCustomer', { path, availablePlans: [names.gold], ...more });

    await assert.rejects(add(rival.path, {}), { code: 'PLANS_NO_SUCH_CUSTOMER' });
    await assert.rejects(add(organization.path, { availablePlans: [names.gold, 'gold'] }), {
      code: 'PLANS_NO_SUCH_PLAN',
    });
    await assert.rejects(add(organization.path, { planTypeName: 'OrgHosting' }), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes, organization } = await customers();
    const { path } = organization;
    await run('SetAvailablePlanStatus', { path, availablePlans: [names.gold], planStatus: 'Disabled' });

    await undoes('AddAvailablePlansToCustomer', { path, availablePlans: [names.unlisted, names.gold] });
  });

  undoesEverywhere('Managed Plans::AddAvailablePlansToCustomer');
});
