import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const GetUMServer = 'Unified Messaging 2007 Provider::GetUMServer';

describe(GetUMServer, () => {
  it('lists servers with the role, and finds any that is named', async () => {
    const { run, paths, directory } = await hosting();
    const server = `CN=EXMBX02,${paths.servers.slice('LDAP://'.length)}`;
    await directory.modify(server, { msExchCurrentServerRoles: ['18'] });

    const { umServers } = await run(GetUMServer, {});

    assert.deepEqual(
      umServers.map(({ name }: { name: string }) => name),
      ['EXMBX02'],
    );
    for (const identity of ['exmbx02', server, `LDAP://${server}`]) {
      assert.deepEqual(await run(GetUMServer, { identity }), { umServers }, identity);
    }
    for (const identity of ['NONE', paths.servers]) {
      await assert.rejects(run(GetUMServer, { identity }), { code: 'UM_SERVER_UNKNOWN' });
    }
  });
});
