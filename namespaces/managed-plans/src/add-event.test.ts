import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, eventsOf, nobody } from '@tenantry/testing/plan-customers';

describe('AddEvent_', () => {
  it('records an event with what it was about', async () => {
    const books = await customers();
    const { run, organization } = books;

    await run('AddEvent_', { path: organization.path, eventTypeName: 'Subscribe', detail: 'Business' });
    await run('AddEvent_', { GUID: organization.guid, eventTypeName: 'UnSubscribe' });

    assert.deepEqual((await eventsOf(books, organization.guid)).slice(-2), ['Subscribe Business', 'UnSubscribe']);
  });

  it('says what is wrong', async () => {
    const { run, user } = await customers();
    const add = (customer: object, eventTypeName = 'Subscribe') => run('AddEvent_', { ...customer, eventTypeName });

    await assert.rejects(add({ path: user.path }, 'Nothing'), { code: 'PLANS_NO_SUCH_TYPE' });
    await assert.rejects(add({}), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(add({ GUID: nobody }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { undoes, user } = await customers();

    await undoes('AddEvent_', { path: user.path, eventTypeName: 'Subscribe' });
  });

  undoesEverywhere('Managed Plans::AddEvent_', ({ acme }) => ({
    path: acme.path,
    eventTypeName: 'AddressListsCreated',
  }));
});
