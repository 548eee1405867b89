import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::DeleteContact';

describe(name, () => {
  it('deletes it', async () => {
    const hoster = await hosting();
    const { path: contact } = await hoster.run('Managed Active Directory::CreateContact', {
      container: hoster.acme.path,
      name: 'Partner',
    });
    await hoster.run(name, { contact });
    assert.equal(await hoster.directory.find(contact), undefined);
  });

  it('refuses contacts with mail', async () => {
    const hoster = await hosting();
    const { contact } = await requestFor('Managed Email 2007::MailDisableContact')(hoster);

    await assert.rejects(hoster.run(name, { contact }), { code: 'MANAGED_DIRECTORY_HAS_MAIL' });
    await hoster.run('Managed Email 2007::MailDisableContact', { contact });
    await hoster.run(name, { contact });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
