import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { customers, names } from '@tenantry/testing/plan-customers';

describe('GetAvailablePlans_', () => {
  it('lists the plans of the organization by name', async () => {
    const { run, organization, rival } = await customers();
    const { features: _, ...basic } = await run('GetPlan', { planName: names.basic });
    const { features: __, ...gold } = await run('GetPlan', { planName: names.gold });

    assert.deepEqual(await run('GetAvailablePlans_', { organization: organization.path }), {
      availablePlans: [basic, gold],
    });
    assert.deepEqual(await run('GetAvailablePlans_', { organization: rival.path }), { availablePlans: [] });
  });

  it('lists only those of a type when one is wanted', async () => {
    const { run, organization } = await customers();
    const list = async (planTypeName: string) =>
      (await run('GetAvailablePlans_', { organization: organization.path, planTypeName })).availablePlans.length;

    assert.deepEqual([await list('UserHosting'), await list('OtherUserHosting')], [2, 0]);
  });

  it('tells what is switched off, in the list or as a whole', async () => {
    const { run, organization } = await customers();
    const { path } = organization;
    const statuses = async () => {
      const { availablePlans } = await run('GetAvailablePlans_', { organization: path });
      return availablePlans.map((plan: { planName: string; planStatus: string }) => [plan.planName, plan.planStatus]);
    };

    await run('SetAvailablePlanStatus', { path, availablePlans: [names.gold], planStatus: 'Disabled' });
    assert.deepEqual(await statuses(), [
      [names.basic, 'Enabled'],
      [names.gold, 'Disabled'],
    ]);
    await run('SetAvailablePlanStatus', { path, availablePlans: [names.gold], planStatus: 'Enabled' });
    await run('ModifyPlan', { planName: names.basic, planStatus: 'Disabled' });
    assert.deepEqual(await statuses(), [
      [names.basic, 'Disabled'],
      [names.gold, 'Enabled'],
    ]);
  });
});
