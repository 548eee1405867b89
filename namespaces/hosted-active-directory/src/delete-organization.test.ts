import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::DeleteOrganization';

describe(name, () => {
  it('deletes it with its plan and record', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Fresh',
    });
    await hoster.run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });
    const { guid } = await hoster.directory.read(org.path);
    await hoster.run(name, { path: org.path });
    assert.equal(await hoster.directory.find(org.path), undefined);
    const { rows } = await hoster.pool.query(
      'select status from plans.customer where customer_id = $1 union all select status from plans.assignment where customer_id = $1',
      [guid],
    );
    assert.deepEqual(rows, [{ status: 'Deleted' }, { status: 'Deleted' }]);
  });

  it('refuses while there are users or other services', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: hoster.acme.path }), { code: 'HOSTED_DIRECTORY_STILL_SUBSCRIBED' });
    await hoster.run('Hosted Email 2007::Unsubscribe', { organization: hoster.acme.path });
    await assert.rejects(hoster.run(name, { path: hoster.acme.path }), {
      code: 'MANAGED_DIRECTORY_ORGANIZATION_NOT_EMPTY',
    });
  });

  undoesEverywhere(name);
});
