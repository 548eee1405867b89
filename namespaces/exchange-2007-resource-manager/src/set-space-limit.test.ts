import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';
const SetSpaceLimit = `${manager}::SetSpaceLimit_`;

describe(SetSpaceLimit, () => {
  it('lets an organization and those below it have so much together, reserved or grown by itself', async () => {
    const hoster = await hosting();
    const { acme, reseller, rival, run } = hoster;
    await run(SetSpaceLimit, { organization: reseller.path, megabytes: 1000 });

    await reserve(hoster, acme.path, 700);
    await assert.rejects(reserve(hoster, rival.path, 301), {
      code: 'RESOURCE_MANAGER_SPACE_LIMIT_REACHED',
      message: /308224 kilobytes more.*307200 kilobytes are left/,
    });
    await reserve(hoster, rival.path, 200);
    // The plan lets the grant of the tenant grow by the 100 MB that the mailbox needs, and no further.
    const user = await acme.user('ann');
    const allocate = (kilobytes: number) =>
      run(`${manager}::AllocateMailbox`, {
        organization: acme.path,
        mailbox: user,
        kilobytes,
        mailStore: { autoAllocate: 'level' },
      });
    await assert.rejects(allocate(801 * 1024), { code: 'RESOURCE_MANAGER_SPACE_LIMIT_REACHED' });
    await allocate(800 * 1024);
    await assert.rejects(reserve(hoster, rival.path, 1), { code: 'RESOURCE_MANAGER_SPACE_LIMIT_REACHED' });

    await run(`${manager}::DeAllocateMailbox`, { mailbox: user });
    await reserve(hoster, rival.path, 100);
  });

  it('refuses less than has been granted, and more of somebody who joins than the limits above leave', async () => {
    const hoster = await hosting();
    const { acme, directory, reseller, run } = hoster;
    await reserve(hoster, acme.path, 500);
    await assert.rejects(run(SetSpaceLimit, { organization: reseller.path, megabytes: 499 }), {
      code: 'RESOURCE_MANAGER_LIMIT_BELOW_GRANTS',
    });
    const { guid } = await directory.read(acme.path);
    await run(`${manager}::RemoveSpaceLimit_`, { orgGUID: guid });
    await run(SetSpaceLimit, { organization: reseller.path, megabytes: 499 });
    await assert.rejects(run(SetSpaceLimit, { organization: acme.path }), {
      code: 'RESOURCE_MANAGER_SPACE_LIMIT_REACHED',
    });
  });

  it('leaves consumers and organizations elsewhere alone, and says nothing any more without megabytes', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    await run(SetSpaceLimit, { organization: acme.path, megabytes: 0 });
    await assert.rejects(reserve(hoster, acme.path, 1), { code: 'RESOURCE_MANAGER_SPACE_LIMIT_REACHED' });
    await reserve(hoster, rival.path, 1);

    await run(SetSpaceLimit, { organization: acme.path });

    await reserve(hoster, acme.path, 1);
  });

  undoesEverywhere(SetSpaceLimit, ({ acme }) => ({ organization: acme.path, megabytes: 100 }));
});

function reserve({ run }: Hosting, organization: string, megabytes: number) {
  return run(`${manager}::AllocateOrganization`, { organization, mailStore: { megabytes } });
}
