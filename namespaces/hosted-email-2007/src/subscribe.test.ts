import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::Subscribe';

describe(name, () => {
  it('reserves the storage of the plan', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Fresh',
    });
    await hoster.run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });

    await hoster.run(name, { organization: org.path, planName: 'BusinessFolders' });
    const { rows } = await hoster.pool.query(
      'select kind, sum(g.reserved)::integer as kilobytes from resource_manager.organization_grant g join resource_manager.store using (store_id) where reserved > 0 group by kind order by kind',
    );
    assert.deepEqual(rows, [
      { kind: 'mail', kilobytes: 10_485_760 },
      { kind: 'public', kilobytes: 1_048_576 },
    ]);
  });

  it('refuses plans of users and a second subscription', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, planName: 'MailboxGold' }), {
      code: 'PLANS_PLAN_OF_WRONG_TYPE',
    });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, planName: 'BusinessFolders' }), {
      code: 'PLANS_PLAN_TYPE_TAKEN',
    });
  });

  undoesEverywhere(name);
});
