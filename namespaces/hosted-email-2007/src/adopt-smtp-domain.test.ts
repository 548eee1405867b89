import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::AdoptSMTPDomain_';

describe(name, () => {
  it('records the domain as a further one of the organization', async () => {
    const hoster = await hosting();
    await hoster.run(name, await requestFor(name)(hoster));
    const { assets } = await hoster.run('Managed Plans::GetAssetsByCustomer', { path: hoster.acme.path });
    const found = assets.map(({ assetTypeName, value }: Record<string, string>) => `${assetTypeName} ${value}`);
    assert.ok(found.includes('SecondaryDomain older.example'), found.join(', '));
  });

  undoesEverywhere(name);
});
