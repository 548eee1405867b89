import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DeleteSMTPDomain';

describe(name, () => {
  it('takes the domain and its asset away', async () => {
    const hoster = await hosting();
    const { path } = hoster.acme;
    await hoster.run('Hosted Email 2007::CreateSMTPDomain', { organization: path, domainName: 'second.example' });
    const before = await hoster.run('Managed Plans::GetAssetsByCustomer', { path });
    await hoster.run(name, { organization: path, domainName: 'second.example' });
    const { assets } = await hoster.run('Managed Plans::GetAssetsByCustomer', { path });
    assert.deepEqual([before.assets.length, assets.length], [2, 1]);
  });

  it('refuses one that is in use or not owned', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, domainName: 'acme.example' }), {
      code: 'MANAGED_EMAIL_DOMAIN_IN_USE',
    });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, domainName: 'rival.example' }), {
      code: 'MANAGED_EMAIL_DOMAIN_NOT_OWNED',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
