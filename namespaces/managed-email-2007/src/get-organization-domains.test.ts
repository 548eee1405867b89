import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Email 2007::GetOrganizationDomains_';

describe(name, () => {
  it('lists the domains of the organization', async () => {
    const hoster = await hosting();
    assert.deepEqual(await hoster.run(name, { organization: hoster.acme.path }), {
      domains: [{ domainName: 'acme.example', domainType: 'Authoritative' }],
    });
  });
});
