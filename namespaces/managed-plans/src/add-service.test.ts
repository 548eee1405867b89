import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { plansOnly, testService } from '@tenantry/testing/plans';

const other = {
  serviceId: 'c0d2e8a4-5a0b-4c39-9f0e-0a4f6f2f7f11',
  serviceName: 'HostedOther',
  serviceDescription: 'Another service',
};

describe('AddService', () => {
  it('registers a service', async () => {
    const { run, query } = await plansOnly();

    assert.deepEqual(await run('AddService', other), {});

    const rows = await query('select name, description from plans.service where service_id = $1', [other.serviceId]);
    assert.deepEqual(rows, [{ name: other.serviceName, description: other.serviceDescription }]);
  });

  it('brings name and description up to date when it is called again', async () => {
    const { run, query } = await plansOnly();
    const { serviceId } = testService;

    await run('AddService', { serviceId, serviceName: 'Renamed', serviceDescription: 'New' });

    const rows = await query('select service_id, name, description from plans.service');
    assert.deepEqual(rows, [{ service_id: serviceId, name: 'Renamed', description: 'New' }]);
  });

  it('knows a service by either form of its id', async () => {
    const { run, query } = await plansOnly();
    const { serviceName, serviceDescription } = testService;

    for (const serviceId of ['{6E315934-B0F1-4343-9A0A-C9DE3EE90EEF}', '3459316ef1b043439a0ac9de3ee90eef']) {
      await run('AddService', { serviceId, serviceName, serviceDescription });
    }

    assert.deepEqual(await query('select service_id from plans.service'), [{ service_id: testService.serviceId }]);
  });

  it('refuses the name of another service', async () => {
    const { run } = await plansOnly();

    await assert.rejects(run('AddService', { ...other, serviceName: testService.serviceName }), {
      code: 'PLANS_SERVICE_NAME_TAKEN',
    });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { undoes } = await plansOnly();

    await undoes('AddService', other);
    await undoes('AddService', { ...testService, serviceDescription: 'New' });
  });

  undoesEverywhere('Managed Plans::AddService');
});
