import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::MailDisableGroup';

describe(name, () => {
  it('takes the address from the group, and it counts no longer', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);

    assert.equal((await hoster.directory.read(request.group)).attributes['proxyAddresses'], undefined);
    const { rowCount } = await hoster.pool.query("select from plans.item_count where feature = 'maximum/groups'");
    assert.equal(rowCount, 0);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
