import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Managed Active Directory::GetPolicy';

describe(name, () => {
  it('tells what belongs to an organization', async () => {
    const hoster = await hosting();
    const { policyName, containers, groups } = await hoster.run(name, {
      objectType: 'org',
      containerPath: hoster.reseller.path,
      objectName: 'Fresh',
    });
    assert.deepEqual([policyName, containers], ['customer', ['_Private', 'Services']]);
    assert.deepEqual(groups, [
      { name: 'Admins@Fresh', samPrefix: 'A@', isPrivate: false },
      { name: 'CSRAdmins@Fresh', samPrefix: 'CA@', isPrivate: false },
      { name: 'AllUsers@Fresh', samPrefix: 'AU@', isPrivate: true },
    ]);
  });

  it('wants to know which object is meant', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { objectType: 'org' }), { code: 'MANAGED_DIRECTORY_OBJECT_NOT_NAMED' });
  });

  staysWithin(name);
});
