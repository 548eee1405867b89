import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::RemoveFolderPermission';

describe(name, () => {
  it('takes the rights that are named, then all', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const { allowedRights, ...request } = await requestFor(name)(hoster);
    const rightsOf = async () => {
      const folder = { organization: acme.path, path: '\\Acme' };
      const { permissions } = await run('Managed Email 2007::GetFolderPermission', folder);
      return permissions.find(({ user }: { user: string }) => user === acme.administrator)?.allowedRights;
    };

    await acme.run(name, { ...request, allowedRights });
    const left = await rightsOf();
    await acme.run(name, request);

    assert.equal(left.includes('FolderOwner'), false);
    assert.equal(left.includes('ReadItems'), true);
    assert.equal(await rightsOf(), undefined);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
