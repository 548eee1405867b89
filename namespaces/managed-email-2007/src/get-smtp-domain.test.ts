import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Email 2007::GetSMTPDomain';

describe(name, () => {
  it('tells what the domain is', async () => {
    const hoster = await hosting();
    const { acceptedDomain, ownership } = await hoster.run(name, {
      organization: hoster.acme.path,
      domainName: 'acme.example',
    });
    assert.deepEqual(
      [acceptedDomain[0].domainType, acceptedDomain[0].default, ownership],
      ['Authoritative', false, 'tenant'],
    );
  });
});
