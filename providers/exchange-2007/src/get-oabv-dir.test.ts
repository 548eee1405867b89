import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::GetOABVDir';
const expected = {
  name: 'OAB (Default Web Site)',
  externalUrl: 'https://mail.fabrikam.com/OAB',
  pollInterval: 480,
  ssl: true,
};

describe(name, () => {
  it('describes the virtual directory of a server, by name, path of the server and its own path', async () => {
    const { run, acme, paths } = await hosting();
    await acme.mailboxUser('ann');
    const server = paths.servers.replace('LDAP://', 'LDAP://CN=EXCAS01,');

    for (const path of [
      'EXCAS01',
      server,
      server.replace('LDAP://', 'LDAP://CN=OAB (Default Web Site),CN=HTTP,CN=Protocols,'),
    ]) {
      const { oabVDirs } = await run(name, { path });
      assert.deepEqual(oabVDirs, [{ ...expected, oabs: ['Acme OAL'] }], path);
    }
  });

  it('refuses what is no server', async () => {
    const { run } = await hosting();
    await assert.rejects(run(name, { path: 'EXCAS09' }), { code: 'EXCHANGE_SERVER_UNKNOWN' });
    assert.deepEqual(await run(name, { path: 'EXMBX01' }), { oabVDirs: [] });
  });
});
