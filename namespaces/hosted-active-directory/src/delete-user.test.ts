import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::DeleteUser';

describe(name, () => {
  it('deletes the user and marks the record', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.user('ann');
    const events = async (id: string) =>
      (
        await hoster.pool.query('select type_name from plans.event where customer_id = $1 order by number', [id])
      ).rows.map((row) => row['type_name']);
    const { guid } = await hoster.directory.read(path);
    await hoster.run(name, { path });
    assert.equal(await hoster.directory.find(path), undefined);
    assert.deepEqual(await events(guid), ['UserCreated', 'UserDeleted']);
  });

  it('refuses a user with a mailbox', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: await hoster.acme.mailboxUser('ann') }), {
      code: 'MANAGED_DIRECTORY_USER_HAS_MAILBOX',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
