import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::CreateFolder';

describe(name, () => {
  it('makes a folder with space, lets the groups in and tells of it', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);

    assert.deepEqual(await folders(hoster), [{ path: '/Acme', kilobytes: 1024 }]);
    const [attributes] = await entries(hoster);
    assert.deepEqual(
      ['folderPathname', 'mDBStorageQuota', 'mDBOverQuotaLimit', 'mDBUseDefaults'].map((each) => attributes?.[each]),
      [['\\Acme'], ['1000'], ['1024'], ['FALSE']],
    );
    assert.match(attributes?.['msExchMailboxSecurityDescriptor']?.[0] ?? '', /^D:\(A;.*\(A;/);
    const { guid } = await hoster.directory.read(hoster.acme.path);
    const { rows } = await hoster.pool.query(
      'select type_name as event, detail from plans.event where customer_id = $1 order by number desc limit 1',
      [guid],
    );
    assert.deepEqual(rows, [{ event: 'PublicFolderCreated', detail: 'Acme' }]);
  });

  it('takes storageQuota, postStorageQuota or all that is free, rounded up to whole megabytes (KB979704)', async () => {
    const hoster = await hosting();
    const { storageQuota, ...request } = await requestFor(name)(hoster);
    const cases = [
      { name: 'A', storageQuota: 1024, postStorageQuota: 4000 },
      { name: 'B', issueWarningQuota: 1025 },
      { name: 'C', prohibitPostQuota: 5000, storageQuota: 'unlimited' },
      { name: 'D' },
    ];

    for (const input of cases) await hoster.run(name, { ...request, ...input });

    assert.deepEqual(await folders(hoster), [
      { path: '/A', kilobytes: 1024 },
      { path: '/B', kilobytes: 2048 },
      { path: '/C', kilobytes: 5120 },
      { path: '/D', kilobytes: 1_048_576 - 1024 - 2048 - 5120 },
    ]);
    const limits = (await entries(hoster)).map((attributes) => attributes['mDBOverQuotaLimit']?.[0]);
    assert.deepEqual(limits.sort(), ['1040384', '2048', '4000', '5000']);
    await assert.rejects(hoster.run(name, { ...request, name: 'E' }), { code: 'HOSTED_EMAIL_NO_FOLDER_SPACE' });
    await assert.rejects(hoster.run(name, { ...request, name: 'E', storageQuota: 1 }), {
      code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL',
    });
  });

  it('works before the first mailbox, and for a plan that changes later (KB959360, KB957584)', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    await hoster.run(name, request);

    const change = { organization: hoster.acme.path, planName: 'BusinessFolders' };
    await hoster.run('Hosted Email 2007::ChangeOrganizationPlanAssignment', change);
    await hoster.run(name, { ...request, name: 'Second' });

    assert.equal((await folders(hoster)).length, 2);
  });

  it('refuses plans without folders, domains of others, other servers and names that are taken', async () => {
    const hoster = await hosting();
    const { rival } = hoster;
    await assert.rejects(hoster.run(name, { organization: rival.path, name: 'Rival', domainName: rival.domain }), {
      code: 'HOSTED_EMAIL_NO_PUBLIC_FOLDERS',
    });
    const request = await requestFor(name)(hoster);
    await hoster.run('Managed Email 2007::CreateFolder', { organization: rival.path, path: '\\', name: 'Rival' });
    const before = await hoster.everything();
    const cases: [string, object][] = [
      ['MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN', { domainName: rival.domain }],
      ['HOSTED_EMAIL_FOLDER_SERVER_WITHOUT_GRANT', { server: 'EXMBX02' }],
      ['EXCHANGE_FOLDER_EXISTS', { name: 'rival' }],
      ['RESOURCE_MANAGER_GRANT_TOO_SMALL', { storageQuota: 2_000_000 }],
    ];

    for (const [code, input] of cases) await assert.rejects(hoster.run(name, { ...request, ...input }), { code });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);

  staysWithin(name);
});

async function folders({ pool }: Hosting): Promise<{ path: string; kilobytes: number }[]> {
  const { rows } = await pool.query(
    'select path, kilobytes::integer as kilobytes from resource_manager.folder_allocation order by path',
  );
  return rows;
}

async function entries({ directory }: Hosting): Promise<Readonly<Record<string, readonly string[]>>[]> {
  const { domain: base } = await directory.contexts();
  const found = [];
  for await (const { attributes } of directory.search({ base, filter: '(objectClass=publicFolder)' })) {
    found.push(attributes);
  }
  return found;
}
