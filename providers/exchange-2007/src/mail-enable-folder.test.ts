import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const MailEnableFolder = 'Exchange 2007 Provider::MailEnableFolder';
const request = { path: '\\Acme', emailAddresses: ['SMTP:folder@acme.example', 'X500:/o=Old/cn=folder'] };

describe(MailEnableFolder, () => {
  it('gives the folder mail, seen by its own organization only', async () => {
    const hoster = await hosting();
    const ann = await hoster.acme.mailboxUser('ann');
    const folder = await createFolder(hoster);

    await hoster.run(MailEnableFolder, request);

    const { attributes } = await hoster.directory.read(folder);
    const { attributes: ofAnn } = await hoster.directory.read(ann);
    assert.match(attributes['legacyExchangeDN']?.[0] ?? '', /\/cn=Recipients\/cn=folder-[0-9a-f]{32}$/);
    const expected = {
      displayName: ['Acme'],
      mail: ['folder@acme.example'],
      mailNickname: ['folder'],
      msExchRecipientDisplayType: ['2'],
      msExchRecipientTypeDetails: ['4096'],
      proxyAddresses: request.emailAddresses,
      showInAddressBook: ofAnn['showInAddressBook'],
    };
    for (const [name, values] of Object.entries(expected)) assert.deepEqual(attributes[name], values, name);
  });

  it('hides the folder', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const folder = await createFolder(hoster);

    await hoster.run(MailEnableFolder, { ...request, hiddenFromAddressListsEnabled: true });

    const { attributes } = await hoster.directory.read(folder);
    assert.deepEqual(
      [attributes['showInAddressBook'], attributes['msExchHideFromAddressLists']],
      [undefined, ['TRUE']],
    );
  });

  it('refuses addresses in use, folders of others or of nobody, and a second time', async () => {
    const hoster = await hosting();
    await createFolder(hoster);
    await hoster.rival.mailboxUser('eve');
    await hoster.run('Exchange 2007 Provider::CreateFolder', { path: '\\', name: 'Nobody' });
    const cases: [string, object][] = [
      ['EXCHANGE_PROXY_ADDRESS_IN_USE', { emailAddresses: ['eve@rival.example'] }],
      ['EXCHANGE_FOLDER_UNKNOWN', { organization: hoster.rival.path }],
      ['EXCHANGE_NO_OWNING_ORGANIZATION', { path: '\\Nobody' }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(hoster.run(MailEnableFolder, { ...request, ...input }), { code }, JSON.stringify(input));
    }
    await hoster.run(MailEnableFolder, request);
    await assert.rejects(hoster.run(MailEnableFolder, request), { code: 'EXCHANGE_RECIPIENT_MAIL_ENABLED' });
  });

  undoesEverywhere(MailEnableFolder, async (hoster) => {
    await createFolder(hoster);
    return request;
  });
});

async function createFolder({ run, acme }: Hosting): Promise<string> {
  const { folder } = await run('Exchange 2007 Provider::CreateFolder', {
    path: '\\',
    name: 'Acme',
    organization: acme.path,
  });
  return folder;
}
