import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MailDisableContact';

describe(name, () => {
  it('takes the address from the contact', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);

    const { attributes } = await hoster.directory.read(request.contact);
    assert.deepEqual([attributes['cn'], attributes['proxyAddresses']], [['Pat'], undefined]);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
