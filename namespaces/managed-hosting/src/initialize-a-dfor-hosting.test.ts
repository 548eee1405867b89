import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Hosting::InitializeADforHosting';

describe(name, () => {
  it('changes nothing the second time', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    assert.deepEqual(await hoster.run(name, {}), { path: hoster.paths.hosting.path });
    assert.deepEqual(await hoster.everything(), before);
  });

  it('refuses a second hosting organization', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { hostingOU: 'Other' }), { code: 'HOSTING_INITIALIZED_ELSEWHERE' });
  });

  undoesEverywhere(name, async ({ paths, run }) => {
    const path = `LDAP://CN=CSRAdmins@Hosting,${paths.hosting.path.slice('LDAP://'.length)}`;
    await run('Active Directory Provider::Delete Object', { path });
    return {};
  });
});
