import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Active Directory::GetOrganization';

describe(name, () => {
  it('returns what ModifyOrganization can change, and the organization above', async () => {
    const hoster = await hosting();
    const { acme, reseller, run } = hoster;
    const request = await requestFor(name)(hoster);
    const properties = [
      { name: 'displayName', value: ['Acme Ltd'] },
      { name: 'l', value: ['Berlin'] },
    ];
    await run('Managed Active Directory::ModifyOrganization', { org: acme.path, properties });

    const { guid, ...found } = await acme.run(name, request);

    assert.deepEqual(found, {
      path: acme.path,
      name: 'Acme',
      displayName: 'Acme Ltd',
      organizationType: 'customer',
      domains: ['acme.example'],
      parent: reseller.path,
      properties: [{ name: 'l', value: ['Berlin'] }],
    });
  });

  staysWithin(name);
});
