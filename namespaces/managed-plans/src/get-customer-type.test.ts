import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { customers, nobody } from '@tenantry/testing/plan-customers';

describe('Managed Plans::GetCustomerType_', () => {
  it('says of which type a customer is, and nothing of who is none', async () => {
    const { run, organization, user } = await customers();
    assert.deepEqual(await run('GetCustomerType_', { GUID: user.guid }), { customerTypeName: 'BusinessUser' });
    assert.deepEqual(await run('GetCustomerType_', { GUID: organization.guid }), {
      customerTypeName: 'BusinessOrganization',
    });
    assert.deepEqual(await run('GetCustomerType_', { GUID: nobody }), {});
  });
});
