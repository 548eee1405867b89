import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { customers, names, nobody } from '@tenantry/testing/plan-customers';
import { testService } from '@tenantry/testing/plans';

/** A chain: Web needs Portal, which needs the service of the tests. */
async function chain() {
  const books = await customers();
  const { run } = books;
  const register = (serviceId: string, serviceName: string, dependency: string) =>
    run('RegisterService', { serviceId, serviceName, serviceDescription: serviceName, dependencies: [dependency] });
  const portal = { name: 'PortalHosting', code: 'PH' };
  await register('c0d2e8a4-5a0b-4c39-9f0e-0a4f6f2f7f11', 'Portal', testService.serviceName);
  await register('d7f2a6b1-1111-4222-8333-944444444444', 'Web', 'Portal');
  await run('RegisterService', {
    serviceId: 'c0d2e8a4-5a0b-4c39-9f0e-0a4f6f2f7f11',
    serviceName: 'Portal',
    serviceDescription: 'Portal',
    planTypes: [{ ...portal, subject: 'organization' }],
  });
  await run('CreatePlan', { planName: 'Portal', planTypeName: portal.name, planDescription: 'Portal' });
  return books;
}

describe('CheckDependencies', () => {
  it('wants a plan of each service that is needed, also by needed ones', async () => {
    const { run, organization } = await chain();
    const { path } = organization;
    const check = () => run('CheckDependencies', { path, serviceName: 'Web' });
    const code = 'PLANS_DEPENDENCY_MISSING';
    const sentence = (missing: string) =>
      `${path} cannot use Web before it is subscribed to ${missing}. Subscribe it there first.`;

    await assert.rejects(check(), { code, message: sentence(testService.serviceName) });
    await run('AddCustomerPlan', { path, planName: names.organization });
    await assert.rejects(check(), { code, message: sentence('Portal') });
    await run('AddCustomerPlan', { path, planName: 'Portal' });
    assert.deepEqual(await check(), {});
    await run('RemovePlanFromCustomer', { path, planName: names.organization });
    await assert.rejects(check(), { code, message: sentence(testService.serviceName) });
  });

  it('counts plans of the organizations above, and not those of others', async () => {
    const { run, organization, user, rival, rivalUser } = await chain();
    await run('CreateCustomer', { path: rival.path, customerTypeName: 'BusinessOrganization' });
    await run('CreateCustomer', { path: rivalUser.path, customerTypeName: 'BusinessUser' });
    await run('AddCustomerPlan', { path: organization.path, planName: names.organization });

    assert.deepEqual(await run('CheckDependencies', { path: user.path, serviceName: 'Portal' }), {});
    assert.deepEqual(await run('CheckDependencies', { GUID: user.guid, serviceName: 'Portal' }), {});
    await assert.rejects(run('CheckDependencies', { path: rivalUser.path, serviceName: 'Portal' }), {
      code: 'PLANS_DEPENDENCY_MISSING',
    });
  });

  it('wants nothing for a service that needs none', async () => {
    const { run, user } = await customers();

    assert.deepEqual(await run('CheckDependencies', { path: user.path, serviceName: testService.serviceName }), {});
  });

  it('says what is wrong', async () => {
    const { run, user } = await customers();
    const check = (more: object) => run('CheckDependencies', { serviceName: testService.serviceName, ...more });

    await assert.rejects(check({}), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(check({ path: user.path, GUID: user.guid }), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(check({ GUID: nobody }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
    await assert.rejects(check({ path: user.path, serviceName: 'Nothing' }), { code: 'PLANS_NO_SUCH_SERVICE' });
  });
});
