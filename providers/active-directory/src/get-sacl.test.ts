import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const GetSACL = 'Active Directory Provider::Get SACL';
const group = 'bf967a9c-0de6-11d0-a285-00aa003049e2';

describe(GetSACL, () => {
  it('lists what is audited, success and failure apart', async () => {
    const { run, directory, acme } = await hosting();
    await directory.modify(acme.path, {
      nTSecurityDescriptor: [`O:DAG:DAD:(A;;GA;;;DA)S:AI(AU;CISAFA;SDWD;;;WD)(OU;IOCISA;WP;;${group};AU)(ML;;NW;;;LW)`],
    });

    const { sacl } = await run(GetSACL, { path: acme.path });

    const everyone = { permission: 0x50000, inheritance: 2, name: 'S-1-1-0', trusteeSid: 'S-1-1-0' };
    assert.deepEqual(sacl, [
      { mode: 5, ...everyone },
      { mode: 6, ...everyone },
      {
        mode: 5,
        permission: 0x20,
        inheritance: 10,
        inheritedObjectTypeName: group,
        name: 'S-1-5-11',
        trusteeSid: 'S-1-5-11',
      },
    ]);
  });

  it('is empty where nothing is audited, and refuses what it cannot read', async () => {
    const { run, directory, acme } = await hosting();
    assert.deepEqual(await run(GetSACL, { path: acme.path }), { sacl: [] });
    await directory.modify(acme.path, { nTSecurityDescriptor: ['D:(A;;GA'] });
    await assert.rejects(run(GetSACL, { path: acme.path }), { code: 'ACTIVE_DIRECTORY_ACCESS_ENTRY_INVALID' });
  });
});
