import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MailDisableGroup';

describe(name, () => {
  it('takes the address from the group', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);

    const { attributes } = await hoster.directory.read(request.group);
    assert.deepEqual([attributes['cn'], attributes['proxyAddresses']], [['Sales'], undefined]);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
