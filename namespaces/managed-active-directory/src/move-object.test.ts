import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::MoveObject';

describe(name, () => {
  it('moves an object inside its organization', async () => {
    const hoster = await hosting();
    const { object, destinationContainer } = await requestFor(name)(hoster);
    const { path } = await hoster.run(name, { object, destinationContainer });
    assert.equal(path, object.replace(',OU=Acme', ',OU=North,OU=Acme'));
    assert.equal(await hoster.directory.find(object), undefined);
  });

  it('refuses other organizations, private containers and own objects', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');

    await assert.rejects(hoster.run(name, { object: user, destinationContainer: hoster.rival.path }), {
      code: 'MANAGED_DIRECTORY_ACROSS_ORGANIZATIONS',
    });
    await assert.rejects(
      hoster.run(name, {
        object: user,
        destinationContainer: `LDAP://CN=_Private,${hoster.acme.path.slice('LDAP://'.length)}`,
      }),
      { code: 'MANAGED_DIRECTORY_PRIVATE_CONTAINER' },
    );
    await assert.rejects(
      hoster.run(name, {
        object: `LDAP://CN=Admins@Acme,${hoster.acme.path.slice('LDAP://'.length)}`,
        destinationContainer: hoster.acme.path,
      }),
      { code: 'MANAGED_DIRECTORY_OWN_OBJECT' },
    );
  });

  undoesEverywhere(name);

  staysWithin(name, requestFor(name), { alsoRefusedBy: ['MANAGED_DIRECTORY_ACROSS_ORGANIZATIONS'] });
});
