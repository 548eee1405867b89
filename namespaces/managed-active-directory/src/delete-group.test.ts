import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::DeleteGroup';

describe(name, () => {
  it('deletes it', async () => {
    const hoster = await hosting();
    const { group } = await hoster.run('Managed Active Directory::CreateGroup', {
      container: hoster.acme.path,
      name: 'Sales',
    });
    await hoster.run(name, { group: group.path });
    assert.equal(await hoster.directory.find(group.path), undefined);
  });

  it('refuses groups that belong to the organization', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, { group: `LDAP://CN=Admins@Acme,${hoster.acme.path.slice('LDAP://'.length)}` }),
      { code: 'MANAGED_DIRECTORY_OWN_OBJECT' },
    );
  });

  it('refuses groups with mail', async () => {
    const hoster = await hosting();
    const { group } = await requestFor('Managed Email 2007::MailDisableGroup')(hoster);

    await assert.rejects(hoster.run(name, { group }), { code: 'MANAGED_DIRECTORY_HAS_MAIL' });
    await hoster.run('Managed Email 2007::MailDisableGroup', { group });
    await hoster.run(name, { group });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
