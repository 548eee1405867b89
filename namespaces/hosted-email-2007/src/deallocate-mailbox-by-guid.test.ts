import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DeallocateMailboxByGUID';

describe(name, () => {
  it('takes back space and plan of a user whom the directory no longer has', async () => {
    const hoster = await hosting();
    const { GUID } = await makeRequest(hoster);
    await hoster.run(name, { GUID });

    assert.equal((await hoster.pool.query('select from resource_manager.mailbox_allocation')).rowCount, 0);
    assert.deepEqual((await hoster.run('Managed Plans::GetPlansByCustomer', { GUID })).plans, []);
  });

  it('refuses while the user exists', async () => {
    const hoster = await hosting();
    const { guid } = await hoster.directory.read(await hoster.acme.mailboxUser('ann'));
    await assert.rejects(hoster.run(name, { GUID: guid }), { code: 'RESOURCE_MANAGER_OBJECT_IN_DIRECTORY' });
  });

  undoesEverywhere(name, makeRequest);
});

/** A user with a mailbox who was deleted past Tenantry. */
async function makeRequest({ acme, directory, run }: Hosting) {
  const path = await acme.mailboxUser('ann');
  const { guid } = await directory.read(path);
  await run('Active Directory Provider::Delete Object', { path });
  return { GUID: guid };
}
