import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addClientAccessServer, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::AddOABCAS';

describe(name, () => {
  it('puts a server into the pool', async () => {
    const hoster = await hosting();
    await hoster.run('Managed Email 2007::CreateOABCASPool', { oabCASPool: 'Second', poolTag: 'Two' });
    await hoster.run('Managed Email 2007::DeleteOABCAS', { oabCASPool: 'CasPool001', cas: 'EXCAS01' });
    await hoster.run(name, { oabCASPool: 'Second', cas: 'EXCAS01' });
    const { servers } = await hoster.run('Managed Email 2007::GetOABCAS', { oabCASPool: 'Second' });
    assert.deepEqual(
      servers.map((server: { name: string }) => server.name),
      ['EXCAS01'],
    );
  });

  it('refuses servers and pools that do not exist, and a server twice', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { oabCASPool: 'None', cas: 'EXCAS01' }), {
      code: 'MANAGED_EMAIL_UNKNOWN_POOL',
    });
    await assert.rejects(hoster.run(name, { oabCASPool: 'CasPool001', cas: 'EXCAS09' }), {
      code: 'MANAGED_EMAIL_UNKNOWN_CLIENT_ACCESS_SERVER',
    });
    await assert.rejects(hoster.run(name, { oabCASPool: 'CasPool001', cas: 'EXCAS01' }), {
      code: 'MANAGED_EMAIL_SERVER_IN_POOL',
    });
  });

  it('reaches the books that exist already', async () => {
    const hoster = await hosting();
    await addClientAccessServer(hoster.run, 'EXCAS02');
    await hoster.acme.mailboxUser('ann');

    await hoster.run(name, { oabCASPool: 'CasPool001', cas: 'EXCAS02' });
    const both = await hoster.run('Exchange 2007 Provider::GetOABVDir', { path: 'EXCAS02' });
    await hoster.run('Managed Email 2007::DeleteOABCAS', { oabCASPool: 'CasPool001', cas: 'EXCAS01' });
    const first = await hoster.run('Exchange 2007 Provider::GetOABVDir', { path: 'EXCAS01' });

    assert.deepEqual([both.oabVDirs[0].oabs, first.oabVDirs[0].oabs], [['Acme OAL'], []]);
  });

  undoesEverywhere(name);
});
