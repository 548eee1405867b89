import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::GetOrganizationDomains';

describe(name, () => {
  it('lists the domains of the organization', async () => {
    const hoster = await hosting();
    assert.deepEqual(await hoster.run(name, { path: hoster.acme.path }), {
      SMTPDomains: [{ domainName: 'acme.example', domainTypeName: 'Authoritative' }],
    });
  });

  staysWithin(name);
});
