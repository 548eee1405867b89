import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ModifyMailContact_';

describe(name, () => {
  it('stamps the lists of its organization anew, whatever is changed', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const { path } = await makeRequest(hoster);
    const before = await hoster.everything();
    await hoster.directory.modify(path, { showInAddressBook: [], otherWellKnownObjects: [] });

    await hoster.run(name, { path });

    assert.deepEqual(await hoster.everything(), before);
  });

  it('keeps addresses of types that are not named', async () => {
    const hoster = await hosting();
    const { path } = await makeRequest(hoster);
    const emailAddresses = ['pat@acme.example', 'X500:/o=Old/cn=pat'];

    await hoster.run(name, { path, emailAddresses });
    await hoster.run(name, { path, emailAddresses: ['patricia@acme.example'] });

    const { attributes } = await hoster.directory.read(path);
    assert.deepEqual(attributes['proxyAddresses']?.toSorted(), ['SMTP:patricia@acme.example', 'X500:/o=Old/cn=pat']);
  });

  undoesEverywhere(name, makeRequest);
});

async function makeRequest(hoster: Hosting) {
  const { contact, ...request } = await requestFor('Hosted Email 2007::ModifyMailContact')(hoster);
  return { ...request, path: contact };
}
