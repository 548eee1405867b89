import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Hosted Email 2007 Import::ImportOfflineAddressBook';

describe('D3, KB947005: imported offline address books had one folder GUID', () => {
  it('gives a book its own when another one has the same', async () => {
    const hoster = await hosting();
    const { acme, directory, run } = hoster;
    const { offlineAddressBook: first } = await requestFor(name)(hoster);
    const { attributes } = await directory.read(first);
    const dn = first.slice('LDAP://'.length).replace('CN=Older Book', 'CN=Second Book');
    await run('Active Directory Provider::Create Object', {
      class: 'msExchOAB',
      path: `LDAP://${dn}`,
      properties: [{ name: 'siteFolderGUID', value: attributes['siteFolderGUID'] }],
    });

    const answer = await run(name, { organization: acme.path, offlineAddressBook: `LDAP://${dn}` });

    assert.deepEqual(answer, { folderGuidReplaced: true });
    const { attributes: now } = await directory.read(`LDAP://${dn}`);
    assert.notDeepEqual(now['siteFolderGUID'], attributes['siteFolderGUID']);
    assert.equal(Buffer.from(now['siteFolderGUID']?.[0] ?? '', 'base64').length, 16);
  });
});
