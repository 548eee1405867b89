import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const DeleteFolder = 'Exchange 2007 Provider::DeleteFolder';
const CreateFolder = 'Exchange 2007 Provider::CreateFolder';

describe(DeleteFolder, () => {
  it('deletes a folder, and with recurse all below it', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await createFolders(hoster);

    await hoster.run(DeleteFolder, { path: '\\Acme\\Legal', name: 'Old' });
    await assert.rejects(hoster.run(DeleteFolder, { path: '\\', name: 'Acme' }), {
      code: 'EXCHANGE_FOLDER_NOT_EMPTY',
      message: /\\Acme\\Legal/,
    });
    await hoster.run(DeleteFolder, { path: '\\', name: 'Acme', recurse: true });

    assert.deepEqual(await hoster.everything(), before);
  });

  it('leaves folders with a like name, and refuses those of others', async () => {
    const hoster = await hosting();
    await createFolders(hoster);
    await hoster.run(CreateFolder, { path: '\\', name: 'Acme*', organization: hoster.acme.path });
    const foreign = { path: '\\', name: 'Acme', recurse: true, organization: hoster.rival.path };

    await hoster.run(DeleteFolder, { path: '\\', name: 'Acme*' });
    await assert.rejects(hoster.run(DeleteFolder, foreign), { code: 'EXCHANGE_FOLDER_UNKNOWN' });
    await hoster.run(DeleteFolder, { path: '\\Acme\\Legal', name: 'Old' });
  });

  it('lets none be created below a folder that goes', async () => {
    const hoster = await hosting();
    await hoster.run(CreateFolder, { path: '\\', name: 'Acme', organization: hoster.acme.path });

    const [deleted, created] = await Promise.allSettled([
      hoster.run(DeleteFolder, { path: '\\', name: 'Acme', recurse: true }),
      hoster.run(CreateFolder, { path: '\\Acme', name: 'Late' }),
    ]);

    assert.equal(deleted.status, 'fulfilled');
    // Whichever came first, nothing is left: the late one was refused, or was deleted, too.
    if (created.status === 'rejected') assert.equal(created.reason.code, 'EXCHANGE_FOLDER_UNKNOWN');
    await hoster.run(CreateFolder, { path: '\\', name: 'Acme', organization: hoster.acme.path });
    await hoster.run(CreateFolder, { path: '\\Acme', name: 'Late' });
  });

  undoesEverywhere(DeleteFolder, async (hoster) => {
    await createFolders(hoster);
    return { path: '\\', name: 'Acme', recurse: true };
  });
});

async function createFolders({ run, acme }: Hosting): Promise<void> {
  await run(CreateFolder, { path: '\\', name: 'Acme', organization: acme.path });
  await run(CreateFolder, { path: '\\Acme', name: 'Legal' });
  await run(CreateFolder, { path: '\\Acme\\Legal', name: 'Old' });
  await run('Exchange 2007 Provider::MailEnableFolder', {
    path: '\\Acme\\Legal',
    emailAddresses: ['legal@acme.example'],
  });
}
