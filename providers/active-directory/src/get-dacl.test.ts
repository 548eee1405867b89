import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sidOf } from '@tenantry/directory';
import { hosting } from '@tenantry/testing';

const GetDACL = 'Active Directory Provider::Get DACL';

describe(GetDACL, () => {
  it('lists who may do what, in order', async () => {
    const { run, directory, acme } = await hosting();
    const { objectSid } = (await directory.read(acme.administrator, ['objectSid'])).attributes;
    const sid = sidOf(objectSid?.[0] ?? '');
    const user = 'bf967aba-0de6-11d0-a285-00aa003049e2';
    const sendAs = 'ab721a54-1e2f-11d0-9819-00aa0040529b';
    await directory.modify(acme.path, {
      nTSecurityDescriptor: [
        `O:DAG:DAD:AI(D;;SD;;;WD)(A;CI;GA;;;${sid})(OA;CIIO;CR;${sendAs};${user};AU)(AU;SA;GA;;;WD)(A;OICIID;0x200;;;DA)S:(AU;SA;CC;;;WD)`,
      ],
    });

    const { dacl } = await run(GetDACL, { path: acme.path });

    assert.deepEqual(dacl, [
      { mode: 3, permission: 0x10000, inheritance: 0, name: 'S-1-1-0', trusteeSid: 'S-1-1-0' },
      { mode: 2, permission: 0x10000000, inheritance: 2, name: acme.administrator, trusteeSid: sid },
      {
        mode: 2,
        permission: 0x100,
        inheritance: 10,
        objectTypeName: sendAs,
        inheritedObjectTypeName: user,
        name: 'S-1-5-11',
        trusteeSid: 'S-1-5-11',
      },
      { mode: 2, permission: 0x200, inheritance: 19, name: 'DA', trusteeSid: 'DA' },
    ]);
  });

  it('is empty for an object without entries', async () => {
    const { run, directory, acme } = await hosting();
    assert.deepEqual(await run(GetDACL, { path: acme.administrator }), { dacl: [] });
    await directory.modify(acme.administrator, { nTSecurityDescriptor: ['O:DAG:DA'] });
    assert.deepEqual(await run(GetDACL, { path: acme.administrator }), { dacl: [] });
  });

  it('refuses a descriptor that it cannot read, and objects that are not there', async () => {
    const { run, directory, acme } = await hosting();
    await directory.modify(acme.path, { nTSecurityDescriptor: ['D:(A;;GA'] });
    await assert.rejects(run(GetDACL, { path: acme.path }), {
      code: 'ACTIVE_DIRECTORY_ACCESS_ENTRY_INVALID',
      hresult: 0xc2101069,
    });
    await assert.rejects(run(GetDACL, { path: acme.path.replace('OU=Acme', 'OU=Nobody') }), {
      code: 'ENGINE_NO_SUCH_OBJECT',
    });
  });
});
