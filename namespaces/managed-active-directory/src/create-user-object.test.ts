import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::CreateUser_';

describe(name, () => {
  it('makes a disabled user in no group', async () => {
    const { acme, run, directory } = await hosting();

    const { user } = await run(name, { container: acme.path, userPrincipalName: 'svc@acme.example' });

    const { attributes } = await directory.read(user.path);
    assert.deepEqual(
      [attributes['userAccountControl'], attributes['sAMAccountName'], attributes['userPrincipalName']],
      [['514'], ['svc_acme.example'], ['svc@acme.example']],
    );
    assert.deepEqual((await run('Active Directory Provider::User Groups', { path: user.path })).groups, []);
  });

  undoesEverywhere(name, ({ acme }) => ({ container: acme.path, userPrincipalName: 'svc@acme.example' }));
});
