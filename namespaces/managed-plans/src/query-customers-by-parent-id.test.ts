import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { guidToOctetText } from '@tenantry/schema';

import { customers, nobody } from '@tenantry/testing/plan-customers';

describe('QueryCustomersByParentID', () => {
  it('lists the children of a parent that is named by path or by GUID', async () => {
    const { run, organization, user } = await customers();
    const expected = {
      GUID: guidToOctetText(organization.guid),
      path: organization.path,
      customers: [{ GUID: guidToOctetText(user.guid), Type: 'BusinessUser', Path: user.path }],
    };

    assert.deepEqual(await run('QueryCustomersByParentID', { path: organization.path }), expected);
    assert.deepEqual(await run('QueryCustomersByParentID', { GUID: guidToOctetText(organization.guid) }), expected);
  });

  it('leaves the path of what the directory no longer has empty', async () => {
    const { run, organization, user, forget } = await customers();
    forget(user.path);
    forget(organization.path);

    const { path, customers: children } = await run('QueryCustomersByParentID', { GUID: organization.guid });

    assert.equal(path, '');
    assert.deepEqual(children, [{ GUID: guidToOctetText(user.guid), Type: 'BusinessUser', Path: '' }]);
  });

  it('leaves out deleted customers, and is empty for a parent that nobody knows', async () => {
    const { run, organization, user } = await customers();
    await run('DeleteCustomer', { path: user.path });

    assert.deepEqual((await run('QueryCustomersByParentID', { path: organization.path })).customers, []);
    assert.deepEqual((await run('QueryCustomersByParentID', { GUID: nobody })).customers, []);
  });

  it('wants either a path or a GUID', async () => {
    const { run, organization } = await customers();
    const { path, guid } = organization;

    await assert.rejects(run('QueryCustomersByParentID', {}), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(run('QueryCustomersByParentID', { path, GUID: guid }), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
  });
});
