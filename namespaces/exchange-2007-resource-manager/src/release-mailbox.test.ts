import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReleaseMailbox_';

describe(name, () => {
  it('gives the space back', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    const mailbox = await hoster.acme.user('ann');
    await hoster.run('Exchange 2007 Resource Manager::AllocateMailbox', {
      organization: hoster.acme.path,
      mailbox,
      kilobytes: 1000,
    });
    assert.deepEqual(await hoster.run(name, { GUID: (await hoster.directory.read(mailbox)).guid }), {
      kilobytes: 1000,
    });
  });

  it('refuses what has none', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { GUID: '6f0f5a0e-62fb-4a1c-9d8f-1f6d1c1b7a01' }), {
      code: 'RESOURCE_MANAGER_NO_ALLOCATION',
    });
  });

  undoesEverywhere(name);
});
