import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Email 2007::ReleaseSMTPDomain_';

describe(name, () => {
  it('does nothing for a domain that nobody has', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run(name, { domainName: 'nobody.example' });
    assert.deepEqual(await hoster.everything(), before);
  });
});
