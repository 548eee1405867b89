import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::CreateSMTPDomain';

describe(name, () => {
  it('gives the organization one more domain, and does nothing the second time', async () => {
    const hoster = await hosting();
    const { path } = hoster.acme;
    const input = { organization: path, domainName: 'second.example' };
    await hoster.run(name, input);
    await hoster.run(name, input);
    const { SMTPDomains } = await hoster.run('Hosted Email 2007::GetOrganizationDomains', { path });
    assert.deepEqual(SMTPDomains.map(({ domainName }: { domainName: string }) => domainName).sort(), [
      'acme.example',
      'second.example',
    ]);
    const { assets } = await hoster.run('Managed Plans::GetAssetsByCustomer', { path });
    assert.deepEqual(
      assets.map(({ assetTypeName, value }: Record<string, string>) => [assetTypeName, value]),
      [
        ['PrimaryDomain', 'acme.example'],
        ['SecondaryDomain', 'second.example'],
      ],
    );
  });

  it('refuses a domain of another organization', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, domainName: 'rival.example' }), {
      code: 'MANAGED_EMAIL_DOMAIN_NOT_AVAILABLE',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
