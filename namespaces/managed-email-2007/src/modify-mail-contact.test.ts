import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ModifyMailContact_';

describe(name, () => {
  it('gives addresses of own domains only', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);

    await hoster.run(name, { ...request, emailAddresses: ['partner@acme.example'] });
    const foreign = hoster.run(name, { ...request, emailAddresses: ['partner@rival.example'] });

    await assert.rejects(foreign, { code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN' });
    const { attributes } = await hoster.directory.read(request.contact);
    assert.deepEqual(attributes['proxyAddresses'], ['SMTP:partner@acme.example']);
  });

  undoesEverywhere(name, makeRequest);
});

function makeRequest(hoster: Hosting) {
  return requestFor('Hosted Email 2007::ModifyMailContact')(hoster);
}
