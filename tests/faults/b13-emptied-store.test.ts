import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const target = { serverName: 'EXMBX02', name: 'EXMBX02\\SG01\\Mailbox Store 1 (EXMBX02)' };

describe('B13: new mailboxes went to the store that an organization had been moved away from', () => {
  it('puts the next mailbox on the store in use, and releases the space on the one that is empty', async () => {
    const { acme, pool, run } = await hosting();
    const user = await acme.mailboxUser('ann');
    const { database } = await run('Hosted Email 2007::GetMailbox', { user });
    assert.ok(database.startsWith('EXMBX01'), database);

    await run('Hosted Email 2007::MoveMailbox', { user, targetDatabase: target.name });

    const next = await run('Hosted Email 2007::GetMailbox', { user: await acme.mailboxUser('ben') });
    assert.equal(next.database, target.name);
    const { rows } = await pool.query(
      `select s.server from resource_manager.organization_grant g join resource_manager.store s using (store_id)
       where g.granted > 0`,
    );
    assert.deepEqual(rows, [{ server: target.serverName }]);
  });
});
