import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::MoveMailbox';

describe(name, () => {
  it('moves the mailbox and its space to another store', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    await hoster.run(name, input);
    assert.equal(
      (await hoster.run('Hosted Email 2007::GetMailbox', { user: input.user })).database,
      input.targetDatabase,
    );
    const { rows } = await hoster.pool.query(
      'select count(*)::integer as count, sum(used)::integer as kilobytes from resource_manager.organization_grant where used > 0',
    );
    assert.deepEqual(rows, [{ count: 1, kilobytes: 1_048_576 }]);
  });

  it('refuses a name that is no store', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, { user: await hoster.acme.mailboxUser('ann'), targetDatabase: 'somewhere' }),
      { code: 'HOSTED_EMAIL_STORE_NAME_INVALID' },
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
