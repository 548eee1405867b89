import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::ChangeOrganizationPlanAssignment';

describe(name, () => {
  it('reserves the storage of the new plan', async () => {
    const hoster = await hosting();
    const { path } = hoster.acme;
    await hoster.run(name, { organization: path, planName: 'BusinessFolders' });
    const { planName, features } = await hoster.run('Hosted Email 2007::GetOrganizationPlanAssignment', {
      organization: path,
    });
    assert.equal(planName, 'BusinessFolders');
    assert.deepEqual([features.mailStore.megabytes, features.publicStore.megabytes], [10_240, 1024]);
    const { rows } = await hoster.pool.query(
      'select kind, sum(g.reserved)::integer as kilobytes from resource_manager.organization_grant g join resource_manager.store using (store_id) where reserved > 0 group by kind order by kind',
    );
    assert.deepEqual(rows, [
      { kind: 'mail', kilobytes: 10_485_760 },
      { kind: 'public', kilobytes: 1_048_576 },
    ]);
  });

  it('refuses plans of users', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, planName: 'MailboxGold' }), {
      code: 'PLANS_PLAN_OF_WRONG_TYPE',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
