import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::ModifyOrganization';

describe(name, () => {
  it('changes attributes', async () => {
    const hoster = await hosting();
    await hoster.run(name, { org: hoster.acme.path, properties: [{ name: 'description', value: ['New'] }] });
    assert.deepEqual((await hoster.directory.read(hoster.acme.path)).attributes['description'], ['New']);
  });

  it('refuses attributes that are not harmless', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, { org: hoster.acme.path, properties: [{ name: 'adminCount', value: ['1'] }] }),
      { code: 'MANAGED_DIRECTORY_ATTRIBUTE_NOT_ALLOWED' },
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
