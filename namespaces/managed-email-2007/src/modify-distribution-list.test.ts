import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ModifyDistributionList_';

describe(name, () => {
  it('hides the list and shows it again', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const request = await makeRequest(hoster);
    const listsOf = async () => (await hoster.directory.read(request.group)).attributes['showInAddressBook'];
    const before = await listsOf();

    await hoster.run(name, { ...request, hiddenFromAddressListsEnabled: true });
    const hidden = await listsOf();
    await hoster.run(name, { group: request.group, hiddenFromAddressListsEnabled: false });

    assert.deepEqual([before?.length, hidden, await listsOf()], [2, undefined, before]);
  });

  undoesEverywhere(name, makeRequest);
});

function makeRequest(hoster: Hosting) {
  return requestFor('Hosted Email 2007::ModifyDistributionList')(hoster);
}
