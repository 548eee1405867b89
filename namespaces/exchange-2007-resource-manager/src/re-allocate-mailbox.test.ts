import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReAllocateMailbox';

describe(name, () => {
  it('changes the space', async () => {
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
    await hoster.run(name, { mailbox, kilobytes: 2000 });
    assert.equal(
      (await hoster.run('Exchange 2007 Resource Manager::QueryMailboxAllocation', { mailbox })).mailbox.kilobytes,
      3000,
    );
  });

  it('refuses a mailbox without space, and more than the grant', async () => {
    const hoster = await hosting();
    const other = await hoster.acme.user('ben');
    await assert.rejects(hoster.run(name, { mailbox: other, kilobytes: 1 }), {
      code: 'RESOURCE_MANAGER_NO_ALLOCATION',
    });
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
    await assert.rejects(hoster.run(name, { mailbox, kilobytes: 999_999_999 }), {
      code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL',
    });
    await assert.rejects(hoster.run(name, { mailbox, kilobytes: -9999 }), {
      code: 'RESOURCE_MANAGER_RELEASED_TOO_MUCH',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
