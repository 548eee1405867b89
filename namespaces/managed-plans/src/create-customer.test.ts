import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, eventsOf } from '@tenantry/testing/plan-customers';

describe('CreateCustomer', () => {
  it('records an object with its name and the organization above', async () => {
    const books = await customers();
    const { hosting, organization, user, query } = books;

    const rows = await query('select customer_id, parent_id, common_name, status from plans.customer order by 3');

    assert.deepEqual(rows, [
      { customer_id: organization.guid, parent_id: hosting.guid, common_name: 'Alpine', status: 'Enabled' },
      { customer_id: user.guid, parent_id: organization.guid, common_name: 'Ann, B', status: 'Enabled' },
    ]);
    assert.deepEqual(await eventsOf(books, user.guid), ['Enabled']);
  });

  it('takes up a record that was deleted', async () => {
    const { run, user, query } = await customers();
    await run('DeleteCustomer', { path: user.path });

    const input = { path: user.path, customerTypeName: 'BusinessUser', commonName: 'Ann' };
    assert.deepEqual(await run('CreateCustomer', input), { GUID: user.guid });

    const rows = await query('select common_name, status from plans.customer where customer_id = $1', [user.guid]);
    assert.deepEqual(rows, [{ common_name: 'Ann', status: 'Enabled' }]);
  });

  it('refuses a second record and unknown types', async () => {
    const { run, user, rival } = await customers();
    const create = (path: string, more: object) =>
      run('CreateCustomer', { path, customerTypeName: 'BusinessUser', ...more });

    await assert.rejects(create(user.path, {}), { code: 'PLANS_CUSTOMER_EXISTS' });
    await assert.rejects(create(rival.path, { customerTypeName: 'businessuser' }), { code: 'PLANS_NO_SUCH_TYPE' });
    await assert.rejects(create(rival.path, { eventTypeName: 'Nothing' }), { code: 'PLANS_NO_SUCH_TYPE' });
  });

  it('lets one of two that come at once make the record', async () => {
    const { run, rival } = await customers();
    const create = () => run('CreateCustomer', { path: rival.path, customerTypeName: 'BusinessOrganization' });

    const results = await Promise.allSettled([create(), create()]);

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['PLANS_CUSTOMER_EXISTS', 'done']);
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes, rival, user } = await customers();

    await undoes('CreateCustomer', { path: rival.path, customerTypeName: 'BusinessOrganization' });
    await run('DeleteCustomer', { path: user.path });
    await undoes('CreateCustomer', { path: user.path, customerTypeName: 'BusinessUser' });
  });

  undoesEverywhere('Managed Plans::CreateCustomer');
});
