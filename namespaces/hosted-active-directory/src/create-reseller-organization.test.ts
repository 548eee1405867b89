import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::CreateResellerOrganization';

describe(name, () => {
  it('creates the reseller and its customer record', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run(name, { container: hoster.paths.hosting.path, name: 'Second' });
    const { guid } = await hoster.directory.read(org.path);
    const { rows } = await hoster.pool.query('select type_name from plans.customer where customer_id = $1', [guid]);
    assert.deepEqual(rows, [{ type_name: 'ResellerOrganization' }]);
  });

  it('is for administrators of the hoster', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, { container: hoster.paths.hosting.path, name: 'Second' }, hoster.reseller.administrator),
      { code: 'ENGINE_NO_SUCH_OBJECT' },
    );
  });

  undoesEverywhere(name);
});
