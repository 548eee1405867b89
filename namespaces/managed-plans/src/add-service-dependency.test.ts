import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { plansOnly, testService } from '@tenantry/testing/plans';

const base = {
  serviceId: 'c0d2e8a4-5a0b-4c39-9f0e-0a4f6f2f7f11',
  serviceName: 'Base',
  serviceDescription: 'What others need',
};
const dependency = { serviceName: testService.serviceName, dependsOn: base.serviceName };

describe('AddServiceDependency', () => {
  it('makes a service depend on another, once', async () => {
    const { run, query } = await plansOnly();
    await run('AddService', base);

    await run('AddServiceDependency', dependency);
    await run('AddServiceDependency', dependency);

    assert.deepEqual(await query('select * from plans.service_dependency'), [
      { service_id: testService.serviceId, depends_on: base.serviceId },
    ]);
  });

  it('refuses services that are not there', async () => {
    const { run } = await plansOnly();
    const add = (serviceName: string, dependsOn: string) => run('AddServiceDependency', { serviceName, dependsOn });

    await assert.rejects(add('Nothing', testService.serviceName), { code: 'PLANS_NO_SUCH_SERVICE' });
    await assert.rejects(add(testService.serviceName, 'Nothing'), { code: 'PLANS_NO_SUCH_SERVICE' });
  });

  it('refuses a ring', async () => {
    const { run } = await plansOnly();
    await run('AddService', base);
    await run('AddServiceDependency', dependency);
    const add = (serviceName: string, dependsOn: string) => run('AddServiceDependency', { serviceName, dependsOn });

    await assert.rejects(add(base.serviceName, testService.serviceName), { code: 'PLANS_DEPENDENCY_RING' });
    await assert.rejects(add(base.serviceName, base.serviceName), { code: 'PLANS_DEPENDENCY_RING' });
  });

  it('lets one of two that would make a ring add its own', async () => {
    const { run } = await plansOnly();
    await run('AddService', base);
    const { serviceName, dependsOn } = dependency;

    const results = await Promise.allSettled([
      run('AddServiceDependency', { serviceName, dependsOn }),
      run('AddServiceDependency', { serviceName: dependsOn, dependsOn: serviceName }),
    ]);

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['PLANS_DEPENDENCY_RING', 'done']);
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes } = await plansOnly();
    await run('AddService', base);

    await undoes('AddServiceDependency', dependency);
    await run('AddServiceDependency', dependency);
    await undoes('AddServiceDependency', dependency);
  });

  undoesEverywhere('Managed Plans::AddServiceDependency');
});
