import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, eventsOf, names, nobody } from '@tenantry/testing/plan-customers';

describe('DeleteCustomer', () => {
  it('marks the record, its plans and its assets as deleted', async () => {
    const books = await customers();
    const { run, user, query } = books;
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    await run('AddAsset_', { path: user.path, assetTypeName: 'Mailbox', value: 'm1' });

    await run('DeleteCustomer', { path: user.path });

    const rows = await query(
      `select (select status from plans.customer where customer_id = $1) as customer,
         (select status from plans.assignment where customer_id = $1) as assignment,
         (select status from plans.asset where customer_id = $1) as asset`,
      [user.guid],
    );
    assert.deepEqual(rows, [{ customer: 'Deleted', assignment: 'Deleted', asset: 'Deleted' }]);
    assert.equal((await eventsOf(books, user.guid)).at(-1), 'Deleted');
  });

  it('finds a customer that the directory no longer has by either form of its GUID', async () => {
    const { run, user, organization, forget } = await customers();
    forget(user.path);
    forget(organization.path);

    await run('DeleteCustomer', { GUID: `{${user.guid.toUpperCase()}}` });
    await run('DeleteCustomer', { GUID: octetsOf(organization.guid) });
    await assert.rejects(run('DeleteCustomer', { GUID: user.guid }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
  });

  it('says what is wrong', async () => {
    const { run, user } = await customers();

    await assert.rejects(run('DeleteCustomer', {}), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(run('DeleteCustomer', { path: user.path, GUID: user.guid }), {
      code: 'PLANS_CUSTOMER_NOT_NAMED',
    });
    await assert.rejects(run('DeleteCustomer', { GUID: nobody }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
    await assert.rejects(run('DeleteCustomer', { path: user.path, eventTypeName: 'Nothing' }), {
      code: 'PLANS_NO_SUCH_TYPE',
    });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes, user } = await customers();
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    await run('AddAsset_', { path: user.path, assetTypeName: 'Mailbox', value: 'm1' });
    await run('AddAsset_', { path: user.path, assetTypeName: 'Mailbox', value: 'm2' });
    await run('DeleteAsset_', { path: user.path, assetTypeName: 'Mailbox', value: 'm1' });

    await undoes('DeleteCustomer', { path: user.path });
  });

  undoesEverywhere('Managed Plans::DeleteCustomer');
});

/** The form of a GUID as 32 digits in objectGUID byte order. */
function octetsOf(guid: string): string {
  const bytes = guid.replaceAll('-', '').match(/../g) ?? [];
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  return order.map((at) => bytes[at]).join('');
}
