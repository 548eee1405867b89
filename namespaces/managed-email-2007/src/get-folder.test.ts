import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Email 2007::GetFolder';

describe(name, () => {
  it('returns a folder of the organization, and none of another', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    const { folder } = await hoster.acme.run(name, request);

    assert.deepEqual([folder.path, folder.name, folder.mailEnabled], ['\\Acme', 'Acme', false]);
    const foreign = hoster.rival.run(name, { ...request, organization: hoster.rival.path });
    await assert.rejects(foreign, { code: 'EXCHANGE_FOLDER_UNKNOWN' });
  });

  staysWithin(name);
});
