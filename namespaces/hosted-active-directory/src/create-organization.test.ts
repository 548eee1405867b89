import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::CreateOrganization';

describe(name, () => {
  it('creates the organization and its customer record below the reseller', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Fresh',
    });
    const { guid } = await hoster.directory.read(org.path);
    const { guid: parent } = await hoster.directory.read(hoster.reseller.path);
    const { rows } = await hoster.pool.query('select type_name, parent_id from plans.customer where customer_id = $1', [
      guid,
    ]);
    assert.deepEqual(rows, [{ type_name: 'BusinessOrganization', parent_id: parent }]);
    assert.deepEqual(await hoster.run('Managed Hosting::GetOrgType', { path: org.path }), { orgType: 'customer' });
  });

  it('refuses a place that is no reseller', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { container: hoster.acme.path, name: 'Below' }), {
      code: 'MANAGED_DIRECTORY_WRONG_PLACE',
    });
  });

  it('is for administrators of the reseller', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, { container: hoster.reseller.path, name: 'Fresh' }, hoster.acme.administrator),
      { code: 'ENGINE_NO_SUCH_OBJECT' },
    );
    await hoster.run(name, { container: hoster.reseller.path, name: 'Fresh' }, hoster.reseller.administrator);
  });

  undoesEverywhere(name);
});
