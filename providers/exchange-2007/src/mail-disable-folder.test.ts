import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const MailDisableFolder = 'Exchange 2007 Provider::MailDisableFolder';

describe(MailDisableFolder, () => {
  it('leaves the folder as it was before it had mail', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    await createFolder(hoster);
    const before = await hoster.everything();
    await mailEnable(hoster);

    await hoster.run(MailDisableFolder, { path: '\\Acme' });

    assert.deepEqual(await hoster.everything(), before);
    await assert.rejects(hoster.run(MailDisableFolder, { path: '\\Acme' }), { code: 'EXCHANGE_NOT_MAIL_ENABLED' });
  });

  undoesEverywhere(MailDisableFolder, async (hoster) => {
    await createFolder(hoster);
    await mailEnable(hoster);
    return { path: '\\Acme', organization: hoster.acme.path };
  });
});

async function createFolder({ run, acme }: Hosting): Promise<void> {
  await run('Exchange 2007 Provider::CreateFolder', {
    path: '\\',
    name: 'Acme',
    organization: acme.path,
    storageQuota: 1000,
    maxItemSize: 10,
  });
}

async function mailEnable({ run }: Hosting): Promise<void> {
  await run('Exchange 2007 Provider::MailEnableFolder', { path: '\\Acme', emailAddresses: ['folder@acme.example'] });
}
