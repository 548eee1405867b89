import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DeallocateMailboxByGUID';

describe(name, () => {
  it('takes back space and plan of a user whom the directory no longer has', async () => {
    const hoster = await hosting();
    const { GUID } = await requestFor(name)(hoster);
    await hoster.run(name, { GUID });

    assert.equal((await hoster.pool.query('select from resource_manager.mailbox_allocation')).rowCount, 0);
    assert.deepEqual((await hoster.run('Managed Plans::GetPlansByCustomer', { GUID })).plans, []);
  });

  it('refuses while the user exists', async () => {
    const hoster = await hosting();
    const { guid } = await hoster.directory.read(await hoster.acme.mailboxUser('ann'));
    await assert.rejects(hoster.run(name, { GUID: guid }), { code: 'RESOURCE_MANAGER_OBJECT_IN_DIRECTORY' });
  });

  undoesEverywhere(name);
});

/** A user with a mailbox who was deleted past Tenantry. */
