import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { findFolder, hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateFolder';

describe(name, () => {
  it('makes a folder of the organization, and others below its own only', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);
    await hoster.run(name, { ...request, path: '\\Acme', name: 'Legal' });

    const below = { ...request, path: '\\Acme', name: 'Ours', organization: hoster.rival.path };
    await assert.rejects(hoster.run(name, below), { code: 'EXCHANGE_FOLDER_UNKNOWN' });
    assert.deepEqual((await findFolder(hoster, '\\Acme\\Legal'))?.['mDBStorageQuota'], ['1000']);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
