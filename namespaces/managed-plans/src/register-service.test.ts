import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { plansOnly, testService } from '@tenantry/testing/plans';

const other = {
  serviceId: 'c0d2e8a4-5a0b-4c39-9f0e-0a4f6f2f7f11',
  serviceName: 'HostedOther',
  serviceDescription: 'Another service',
  planTypes: [{ name: 'OtherHosting', code: 'XH' }],
  assetTypes: [{ name: 'OtherAsset', code: 'XA', description: 'What it has' }],
  customerTypes: [{ name: 'OtherCustomer', code: 'XC' }],
  eventTypes: [{ name: 'OtherEvent', code: 'XE' }],
  featureTypes: [{ featureName: 'other/value', nativeAttribute: 'value', parentNode: 'other', xslDataType: 'bin.hex' }],
};

const typesStatement = `
  select kind, name, code, description, subject
  from plans.type
  where service_id = $1
  order by kind`;

describe('RegisterService', () => {
  it('registers a service with its types and what it depends on', async () => {
    const { run, query } = await plansOnly();

    await run('RegisterService', { ...other, dependencies: [testService.serviceName] });

    assert.deepEqual(await query(typesStatement, [other.serviceId]), [
      { kind: 'asset', name: 'OtherAsset', code: 'XA', description: 'What it has', subject: null },
      { kind: 'customer', name: 'OtherCustomer', code: 'XC', description: null, subject: null },
      { kind: 'event', name: 'OtherEvent', code: 'XE', description: null, subject: null },
      { kind: 'plan', name: 'OtherHosting', code: 'XH', description: null, subject: 'user' },
    ]);
    const features = await query("select * from plans.feature_type where name = 'other/value'");
    assert.deepEqual(features, [
      {
        name: 'other/value',
        description: null,
        native_attribute: 'value',
        parent_node: 'other',
        xsl_data_type: 'bin.hex',
      },
    ]);
    assert.deepEqual(await query('select * from plans.service_dependency'), [
      { service_id: other.serviceId, depends_on: testService.serviceId },
    ]);
  });

  it('takes nothing away when it is called again, by either form of the id', async () => {
    const { run, query } = await plansOnly();
    const dependencies = [testService.serviceName];
    await run('RegisterService', { ...other, dependencies });
    const serviceId = 'a4e8d2c00b5a394c9f0e0a4f6f2f7f11';
    const { serviceName } = other;
    const planTypes = [{ name: 'OtherHosting', code: 'XH', description: 'New' }];

    await run('RegisterService', { serviceId, serviceName, serviceDescription: 'New', planTypes, dependencies });

    const services = await query('select service_id, description from plans.service where name = $1', [serviceName]);
    assert.deepEqual(services, [{ service_id: other.serviceId, description: 'New' }]);
    const types = await query<{ name: string; description: string }>(typesStatement, [other.serviceId]);
    assert.deepEqual(
      types.map(({ name, description }) => [name, description]),
      [
        ['OtherAsset', 'What it has'],
        ['OtherCustomer', null],
        ['OtherEvent', null],
        ['OtherHosting', 'New'],
      ],
    );
    assert.equal((await query('select from plans.service_dependency')).length, 1);
  });

  it('says what is wrong', async () => {
    const { run } = await plansOnly();
    const register = (more: object) => run('RegisterService', { ...other, ...more });
    const [feature] = other.featureTypes;

    await assert.rejects(register({ serviceName: testService.serviceName }), { code: 'PLANS_SERVICE_NAME_TAKEN' });
    await assert.rejects(register({ dependencies: ['Nothing'] }), { code: 'PLANS_NO_SUCH_SERVICE' });
    await assert.rejects(register({ dependencies: [other.serviceName] }), { code: 'PLANS_DEPENDENCY_RING' });
    await assert.rejects(register({ featureTypes: [feature, feature] }), { code: 'PLANS_FEATURE_TWICE' });
    const twice = [
      { name: 'OtherHosting', code: 'XH' },
      { name: 'OtherHosting', code: 'XI' },
    ];
    await assert.rejects(register({ planTypes: twice }), { code: 'PLANS_TYPE_TWICE' });
  });

  it('refuses the code of another type of the kind, but not of another kind', async () => {
    const { run } = await plansOnly();
    const register = (planTypes: object[]) => run('RegisterService', { ...other, planTypes });

    await assert.rejects(register([{ name: 'OtherHosting', code: 'UH' }]), {
      code: 'PLANS_TYPE_CODE_TAKEN',
      message: /code UH of a plan type belongs to "UserHosting"/,
    });
    const sameCode = [
      { name: 'OtherHosting', code: 'XH' },
      { name: 'MoreHosting', code: 'XH' },
    ];
    await assert.rejects(register(sameCode), {
      code: 'PLANS_TYPE_CODE_TAKEN',
      message: /code XH of a plan type belongs to "OtherHosting"/,
    });
    await register([{ name: 'OtherHosting', code: 'MB' }]);
  });

  it('refuses a ring of dependencies over a third service', async () => {
    const { run } = await plansOnly();
    await run('RegisterService', { ...other, dependencies: [testService.serviceName] });
    const third = { serviceId: 'd7f2a6b1-1111-4222-8333-944444444444', serviceName: 'Third', serviceDescription: '3' };
    await run('RegisterService', { ...third, dependencies: [other.serviceName] });

    await assert.rejects(run('RegisterService', { ...testService, dependencies: ['Third'] }), {
      code: 'PLANS_DEPENDENCY_RING',
    });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes } = await plansOnly();
    const dependencies = [testService.serviceName];

    await undoes('RegisterService', { ...other, dependencies });
    await run('RegisterService', other);
    const featureTypes = [{ featureName: 'other/value', featureDescription: 'New' }];
    await undoes('RegisterService', { ...other, planTypes: [{ name: 'OtherHosting', code: 'XZ' }], featureTypes });
  });

  it('leaves the plan types that have plans by now when its request fails', async () => {
    const { run, query, undoesAfter } = await plansOnly();
    const plan = { planName: 'Gold', planTypeName: 'OtherHosting', planDescription: 'The best' };

    await undoesAfter('RegisterService', other, () => run('CreatePlan', plan));

    const types = await query<{ name: string }>(typesStatement, [other.serviceId]);
    assert.deepEqual(
      types.map(({ name }) => name),
      ['OtherHosting'],
    );
    assert.equal((await run('GetPlan', { planName: 'Gold' })).planTypeName, 'OtherHosting');
  });

  undoesEverywhere('Managed Plans::RegisterService');
});
