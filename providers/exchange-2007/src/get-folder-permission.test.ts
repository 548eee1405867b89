import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::GetFolderPermission_';

describe(name, () => {
  it('tells who may what', async () => {
    const hoster = await hosting();
    const request = await requestFor('Managed Email 2007::GetFolderPermission')(hoster);

    const { permissions } = await hoster.run(name, request);

    assert.deepEqual(
      permissions.map((each: { user: string; allowedRights: string[] }) => [each.user, each.allowedRights]),
      [[hoster.acme.administrator, ['PublishingAuthor']]],
    );
  });
});
