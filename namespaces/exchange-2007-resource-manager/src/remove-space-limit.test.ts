import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';
const RemoveSpaceLimit = `${manager}::RemoveSpaceLimit_`;

describe(RemoveSpaceLimit, () => {
  it('forgets the limit, also twice', async () => {
    const { acme, directory, run } = await hosting();
    await run(`${manager}::SetSpaceLimit_`, { organization: acme.path, megabytes: 0 });
    const { guid: orgGUID } = await directory.read(acme.path);

    for (let time = 1; time <= 2; time++) await run(RemoveSpaceLimit, { orgGUID });

    const mailStore = { megabytes: 1 };
    const granted = await run(`${manager}::AllocateOrganization`, { organization: acme.path, mailStore });
    assert.equal(granted.mailStore.sourceMailStores[0].megabytes, 1);
  });

  undoesEverywhere(RemoveSpaceLimit, async ({ acme, directory }) => ({
    orgGUID: (await directory.read(acme.path)).guid,
  }));
});
