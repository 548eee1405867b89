import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteFolder';

describe(name, () => {
  it('deletes folders of the organization only, with those below on demand', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    const request = await requestFor(name)(hoster);

    await assert.rejects(hoster.run(name, { ...request, organization: hoster.rival.path }), {
      code: 'EXCHANGE_FOLDER_UNKNOWN',
    });
    await assert.rejects(hoster.run(name, { ...request, recurse: false }), { code: 'EXCHANGE_FOLDER_NOT_EMPTY' });
    await hoster.run(name, request);

    assert.deepEqual(await hoster.everything(), before);
  });

  it('deletes the folder of an organization that is gone, and of no other', async () => {
    const { run, acme, rival, directory } = await hosting();
    const { guid } = await directory.read(acme.path);
    for (const { path: organization } of [acme, rival]) {
      const folder = organization === acme.path ? 'Acme' : 'Rival';
      await run('Managed Email 2007::CreateFolder', { organization, path: '\\', name: folder });
    }
    const remove = (input: object) => run(name, { path: '\\', name: 'Acme', ...input });

    await assert.rejects(remove({ GUID: guid }), { code: 'MANAGED_EMAIL_OBJECT_IN_DIRECTORY' });
    await assert.rejects(remove({}), { code: 'MANAGED_EMAIL_NO_ORGANIZATION_NAMED' });
    await run('Active Directory Provider::Delete Object', { path: acme.path });
    await assert.rejects(run(name, { path: '\\', name: 'Acme', GUID: guid }, rival.administrator), {
      code: 'ENGINE_MISSING_PRIVILEGE',
    });
    await assert.rejects(remove({ GUID: guid, name: 'Rival' }), { code: 'EXCHANGE_FOLDER_UNKNOWN' });
    assert.deepEqual(await remove({ GUID: guid }), {});
  });

  undoesEverywhere(name);

  staysWithin(name);
});
