import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Hosted Active Directory::ADSearch';

describe(name, () => {
  it('finds what is in the organization', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.user('ann');
    const { objects } = await hoster.run(
      name,
      { path: hoster.acme.path, filter: '(objectClass=user)', propertyList: [{ name: 'displayName' }] },
      hoster.acme.administrator,
    );
    assert.deepEqual(
      objects.map((found: { path: string }) => found.path).sort(),
      [hoster.acme.administrator, path].sort(),
    );
  });

  it('refuses filters that are none', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: hoster.acme.path, filter: '(((' }), { code: 'DIRECTORY_BAD_FILTER' });
  });

  staysWithin(name);
});
