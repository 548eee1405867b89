import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { accessEntriesOf, parseDescriptor, sidOf } from '@tenantry/directory';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const AddFolderPermission = 'Exchange 2007 Provider::AddFolderPermission';
const path = '\\Acme';

describe(AddFolderPermission, () => {
  it('gives rights and roles, which add up in one entry', async () => {
    const hoster = await hosting();
    const folder = await createFolder(hoster);
    const user = await hoster.acme.mailboxUser('ann');
    const sid = await sidAt(hoster, user);

    await hoster.run(AddFolderPermission, { user, path, allowedRights: ['Reviewer', 'FolderContact'] });
    assert.deepEqual(await rightsOf(hoster, folder), [[sid, 0x601]]);
    await hoster.run(AddFolderPermission, { user, path, allowedRights: ['Publishing Editor'] });
    assert.deepEqual(await rightsOf(hoster, folder), [[sid, 0x6fb]]);
    await hoster.run(AddFolderPermission, { user, path, allowedRights: ['None'] });
    assert.deepEqual(await rightsOf(hoster, folder), [[sid, 0x6fb]]);
  });

  it('knows every role', async () => {
    const hoster = await hosting();
    const folder = await createFolder(hoster);
    const roles = {
      Contributor: 0x402,
      Reviewer: 0x401,
      NonEditingAuthor: 0x413,
      Author: 0x41b,
      PublishingAuthor: 0x49b,
      Editor: 0x47b,
      PublishingEditor: 0x4fb,
      Owner: 0x7fb,
    };

    for (const [role, expected] of Object.entries(roles)) {
      const user = await hoster.acme.user(role.toLowerCase());
      const sid = await sidAt(hoster, user);
      await hoster.run(AddFolderPermission, { user, path, allowedRights: [role] });
      assert.equal((await rightsOf(hoster, folder)).find(([trustee]) => trustee === sid)?.[1], expected, role);
    }
  });

  it('takes users and security groups of the organization by any name, and nobody else', async () => {
    const hoster = await hosting();
    await createFolder(hoster);
    const { run, acme, rival } = hoster;
    await acme.mailboxUser('ann');
    await rival.mailboxUser('eve');
    const contact = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
    const list = { path, allowedRights: ['Reviewer'], organization: acme.path };

    for (const user of ['ann@acme.example', 'ann', 'Admins@Acme']) {
      await run(AddFolderPermission, { ...list, user });
    }
    const cases: [string, object][] = [
      ['ENGINE_NO_SUCH_OBJECT', { user: 'eve@rival.example' }],
      ['ENGINE_FOREIGN_OBJECT', { user: rival.administrator }],
      ['EXCHANGE_FOLDER_UNKNOWN', { user: rival.administrator, organization: rival.path }],
      ['EXCHANGE_NOT_A_PRINCIPAL', { user: contact.path }],
      ['ENGINE_INPUT_INVALID', { user: 'ann', allowedRights: ['Everything'] }],
    ];
    for (const [code, input] of cases) {
      await assert.rejects(run(AddFolderPermission, { ...list, ...input }), { code }, JSON.stringify(input));
    }
    const { organization, ...alone } = list;
    await assert.rejects(run(AddFolderPermission, { ...alone, user: rival.administrator }), {
      code: 'EXCHANGE_FOLDER_UNKNOWN',
    });
  });

  undoesEverywhere(AddFolderPermission, async (hoster) => {
    await createFolder(hoster);
    return { user: hoster.acme.administrator, path, allowedRights: ['Owner'] };
  });
});

async function createFolder({ run, acme }: Hosting): Promise<string> {
  const request = { path: '\\', name: 'Acme', organization: acme.path };
  const { folder } = await run('Exchange 2007 Provider::CreateFolder', request);
  return folder;
}

/** Who may what: security identifiers and bits. */
async function rightsOf({ directory }: Hosting, folder: string): Promise<[string | undefined, number][]> {
  const { attributes } = await directory.read(folder);
  const [descriptor = ''] = attributes['msExchMailboxSecurityDescriptor'] ?? [];
  const parsed = parseDescriptor(descriptor);
  assert.ok(parsed);
  return accessEntriesOf(parsed).map(({ trustee, rights }) => [trustee, rights]);
}

async function sidAt({ directory }: Hosting, path: string): Promise<string> {
  return sidOf((await directory.read(path, ['objectSid'])).attributes['objectSid']?.[0] ?? '');
}
