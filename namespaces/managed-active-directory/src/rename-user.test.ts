import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::RenameUser';

describe(name, () => {
  it('renames the object and its account, not the log-on name', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    const { path } = await hoster.run(name, { user, newName: 'Anna' });
    const { attributes } = await hoster.directory.read(path);
    assert.deepEqual(
      [attributes['cn'], attributes['sAMAccountName'], attributes['userPrincipalName']],
      [['Anna'], ['Anna_acme.example'], ['ann@acme.example']],
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
