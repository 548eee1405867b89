import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryConsumersByOrganization';

describe(name, () => {
  it('lists mailboxes and folders', async () => {
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
    const { mailboxes } = await hoster.run(name, { organization: hoster.acme.path });
    assert.deepEqual(
      mailboxes.map(({ path, kilobytes }: Record<string, unknown>) => [path, kilobytes]),
      [[mailbox, 1000]],
    );
  });

  it('wants an organization', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, {}), { code: 'RESOURCE_MANAGER_ORGANIZATION_NOT_NAMED' });
  });

  staysWithin(name);
});
