import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::RemoveDistributionListMember';

describe(name, () => {
  it('takes the member by an address of its organization only', async () => {
    const hoster = await hosting();
    await hoster.rival.mailboxUser('eve');
    const request = await requestFor(name)(hoster);

    await hoster.acme.run(name, { ...request, member: 'ann@acme.example' });

    const { attributes } = await hoster.directory.read(request.group);
    assert.equal(attributes['member'], undefined);
    const foreign = hoster.acme.run(name, { ...request, member: 'eve@rival.example' });
    await assert.rejects(foreign, { code: 'ENGINE_NO_SUCH_OBJECT' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
