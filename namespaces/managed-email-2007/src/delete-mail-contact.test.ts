import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteMailContact_';

describe(name, () => {
  it('deletes the contact and frees its address', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);

    await hoster.run(name, request);

    assert.equal(await hoster.directory.find(request.contact), undefined);
    await makeRequest(hoster);
  });

  undoesEverywhere(name, makeRequest);
});

function makeRequest(hoster: Hosting) {
  return requestFor('Hosted Email 2007::DeleteMailContact')(hoster);
}
