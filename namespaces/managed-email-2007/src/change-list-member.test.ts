import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ChangeListMember_';

describe(name, () => {
  it('adds a member and takes it out again', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);
    const before = await hoster.everything();

    await hoster.run(name, request);
    const { member } = (await hoster.directory.read(request.group)).attributes;
    await hoster.run(name, { ...request, change: 'remove' });

    assert.equal(member?.length, 1);
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name, makeRequest);
});

async function makeRequest(hoster: Hosting) {
  const { group } = await requestFor('Hosted Email 2007::GetDistributionList')(hoster);
  return { group, member: await hoster.acme.user('ann'), change: 'add' };
}
