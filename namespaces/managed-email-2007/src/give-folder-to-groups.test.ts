import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { findFolder, type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::GiveFolderToGroups_';

describe(name, () => {
  it('makes the groups, gives them mail and rights, and does so once', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);

    await hoster.run(name, request);
    const once = await hoster.everything();
    await hoster.run(name, request);

    assert.deepEqual(await hoster.everything(), once);
    const owner = await groupOf(hoster, 'FolderAdmins');
    const author = await groupOf(hoster, 'FolderUsers');
    assert.deepEqual(
      [owner.attributes['proxyAddresses'], author.attributes['proxyAddresses']],
      [['SMTP:FolderAdmins@acme.example'], ['SMTP:FolderUsers@acme.example']],
    );
    const folder = await findFolder(hoster, '\\Acme');
    assert.match(folder?.['msExchMailboxSecurityDescriptor']?.[0] ?? '', /^D:\(A;[^()]*\)\(A;[^()]*\)$/);
  });

  it('refuses domains of others', async () => {
    const hoster = await hosting();
    const request = { ...(await makeRequest(hoster)), domainName: 'rival.example' };

    await assert.rejects(hoster.run(name, request), { code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN' });
  });

  undoesEverywhere(name, makeRequest);
});

async function makeRequest({ run, acme }: Hosting) {
  await run('Managed Email 2007::CreateFolder', { organization: acme.path, path: '\\', name: 'Acme' });
  return { organization: acme.path, path: '\\Acme', domainName: 'acme.example' };
}

async function groupOf({ run, acme, directory }: Hosting, wellKnownObject: string) {
  const request = { path: acme.path, wellKnownObject };
  const { path } = await run('Managed Active Directory::GetOtherWellKnownObject', request);
  return directory.read(path);
}
