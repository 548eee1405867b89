import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReleaseOrganization_';

describe(name, () => {
  it('refuses while mailboxes use the space', async () => {
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
    const { guid } = await hoster.directory.read(hoster.acme.path);
    await assert.rejects(hoster.run(name, { orgGUID: guid }), { code: 'RESOURCE_MANAGER_GRANT_IN_USE' });
  });

  undoesEverywhere(name);
});
