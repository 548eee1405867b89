import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { findFolder, hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MailEnableFolder';

describe(name, () => {
  it('gives the folder an address of a domain of its organization', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await assert.rejects(hoster.run(name, { ...request, emailAddresses: ['folder@rival.example'] }), {
      code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN',
    });
    await assert.rejects(
      hoster.run(name, { ...request, organization: hoster.rival.path, emailAddresses: ['folder@rival.example'] }),
      { code: 'EXCHANGE_FOLDER_UNKNOWN' },
    );
    await hoster.run(name, { ...request, hiddenFromAddressListsEnabled: true });

    const attributes = await findFolder(hoster, '\\Acme');
    assert.deepEqual(
      [attributes?.['mail'], attributes?.['msExchHideFromAddressLists']],
      [['folder@acme.example'], ['TRUE']],
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
