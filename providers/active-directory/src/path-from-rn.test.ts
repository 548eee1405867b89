import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const PathFromRN = 'Active Directory Provider::Path from RN';

describe(PathFromRN, () => {
  it('puts the name before that of the container, escaped where needed', async () => {
    const { run, acme } = await hosting();
    const dn = acme.path.slice('LDAP://'.length);
    const cases = [
      ['OU=Sales', `LDAP://OU=Sales,${dn}`],
      ['Ann Beebe', `LDAP://CN=Ann Beebe,${dn}`],
      ['Beebe, Ann', `LDAP://CN=Beebe\\, Ann,${dn}`],
    ];
    for (const [rn, path] of cases) assert.deepEqual(await run(PathFromRN, { container: acme.path, rn }), { path });
  });

  it('refuses what is no relative name, and containers that are not there', async () => {
    const { run, acme } = await hosting();
    const { path: container } = acme;
    for (const rn of ['CN=a,CN=b', 'CN=']) {
      await assert.rejects(run(PathFromRN, { container, rn }), { code: 'ACTIVE_DIRECTORY_NAME_INVALID' }, rn);
    }
    const nowhere = run(PathFromRN, { container: container.replace('OU=Acme', 'OU=Nobody'), rn: 'a' });
    await assert.rejects(nowhere, { code: 'ENGINE_NO_SUCH_OBJECT' });
  });
});
