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

  it('takes a limit of space that holds what there is, and refuses a smaller one', async () => {
    const { acme, run } = await hosting();
    const planWith = async (megabytes: number) => {
      const mailStore = { dynamicQuota: 1, megabytes: 500, shared: 1, algorithm: 'level' };
      const planName = `At most ${megabytes}`;
      const features = { mailStore, maximum: { megabytes } };
      await run('Hosted Email 2007::CreateOrganizationPlan', { planName, description: planName, features });
      return run(name, { organization: acme.path, planName });
    };
    await assert.rejects(planWith(499), { code: 'RESOURCE_MANAGER_LIMIT_BELOW_GRANTS' });
    await planWith(501);

    await assert.rejects(planWith(498), { code: 'RESOURCE_MANAGER_LIMIT_BELOW_GRANTS' });
    const more = { organization: acme.path, mailStore: { megabytes: 1 } };
    await run('Exchange 2007 Resource Manager::AllocateOrganization', more);
    await assert.rejects(run('Exchange 2007 Resource Manager::AllocateOrganization', more), {
      code: 'RESOURCE_MANAGER_SPACE_LIMIT_REACHED',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
