import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::AddAvailablePlans`;

describe(name, () => {
  it('lets the users of the organization have the plans', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    await run(`${own}::RemoveAvailablePlans`, { organization: acme.path, availablePlans: ['MobileOff'] });
    await acme.run(name, { organization: acme.path, availablePlans: ['MobileOff'] });
    const { availablePlans } = await acme.run(`${own}::GetOrganizationAvailablePlans`, { organization: acme.path });
    const statuses = availablePlans.map((plan: Record<string, unknown>) => [plan['planName'], plan['planStatus']]);
    assert.deepEqual(new Map(statuses).get('MobileOff'), 'Enabled');
  });

  it('refuses plans of organizations, and organizations that are not subscribed', async () => {
    const { run, acme, rival } = await hosting();
    await subscribedToMobility(run, acme);
    const add = (organization: string, planName: string) => run(name, { organization, availablePlans: [planName] });
    await assert.rejects(add(acme.path, 'MobilityStrict'), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
    await assert.rejects(add(rival.path, 'MobileOff'), { code: 'HOSTED_MOBILITY_NOT_SUBSCRIBED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
