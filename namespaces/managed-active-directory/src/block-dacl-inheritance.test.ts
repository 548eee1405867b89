import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::BlockDaclInheritance_';

describe(name, () => {
  it('keeps the own entries of the object only, and changes nothing the second time', async () => {
    const hoster = await hosting();
    const { acme, run, directory } = hoster;
    await directory.modify(acme.path, {
      nTSecurityDescriptor: ['O:DAG:DAD:AI(A;;GA;;;DA)(A;CIID;GR;;;AU)S:AI(AU;SA;WD;;;WD)'],
    });

    await run(name, { path: acme.path });

    const { attributes } = await directory.read(acme.path, ['nTSecurityDescriptor']);
    assert.deepEqual(attributes['nTSecurityDescriptor'], ['O:DAG:DAD:PAI(A;;GA;;;DA)S:AI(AU;SA;WD;;;WD)']);
    const before = await hoster.everything();
    await run(name, { path: acme.path });
    assert.deepEqual(await hoster.everything(), before);
    await run('Active Directory Provider::Update ACL', { path: acme.path, ace: [], inheritanceBlocked: false });
    const { attributes: again } = await directory.read(acme.path, ['nTSecurityDescriptor']);
    assert.deepEqual(again['nTSecurityDescriptor'], ['O:DAG:DAD:AI(A;;GA;;;DA)S:AI(AU;SA;WD;;;WD)']);
  });

  undoesEverywhere(name, async ({ acme, directory }) => {
    await directory.modify(acme.path, { nTSecurityDescriptor: ['D:AI(A;;GA;;;DA)(A;CIID;GR;;;AU)'] });
    return { path: acme.path };
  });
});
