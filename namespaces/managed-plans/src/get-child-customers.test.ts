import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { guidToOctetText } from '@tenantry/schema';
import { customers, nobody } from '@tenantry/testing/plan-customers';

describe('GetChildCustomers_', () => {
  it('lists the records below one, by either form of its GUID', async () => {
    const { run, organization, user } = await customers();

    for (const GUID of [organization.guid, guidToOctetText(organization.guid)]) {
      assert.deepEqual(await run('GetChildCustomers_', { GUID }), {
        customers: [{ GUID: user.guid, customerTypeName: 'BusinessUser' }],
      });
    }
  });

  it('leaves deleted customers out, and is empty for a parent that nobody knows', async () => {
    const { run, organization, user } = await customers();
    await run('DeleteCustomer', { path: user.path });

    for (const GUID of [organization.guid, nobody]) {
      assert.deepEqual(await run('GetChildCustomers_', { GUID }), { customers: [] });
    }
  });
});
