import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::ModifySMTPDomain';

describe(name, () => {
  it('changes where mail goes, and which domain new lists get addresses in', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;

    await acme.run(name, await requestFor(name)(hoster));

    const { SMTPDomains } = await run('Hosted Email 2007::GetOrganizationDomains', { path: acme.path });
    assert.deepEqual(SMTPDomains, [
      { domainName: 'acme.example', domainTypeName: 'Authoritative' },
      { domainName: 'second.example', domainTypeName: 'InternalRelay' },
    ]);
    const list = { container: acme.path, managedBy: 'admin@acme.example', name: 'Sales' };
    const { primarySmtpAddress } = await run('Hosted Email 2007::CreateDistributionList', list);
    assert.equal(primarySmtpAddress, 'sales@second.example');
  });

  it('refuses domains that the organization does not have, or that its reseller owns', async () => {
    const { acme, reseller, run } = await hosting();
    const domainName = 'shared.example';
    await run('Managed Email 2007::CreateSMTPDomain', { organization: reseller.path, domainName });
    await run('Hosted Email 2007::CreateSMTPDomain', { organization: acme.path, domainName });
    const cases: [string, object][] = [
      ['HOSTED_EMAIL_NOT_A_DOMAIN_OF', { domainName: 'rival.example', primary: true }],
      ['MANAGED_EMAIL_DOMAIN_NOT_OWNED', { domainName, domainType: 'ExternalRelay' }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(acme.run(name, { organization: acme.path, ...input }), { code });
    }
    await acme.run(name, { organization: acme.path, domainName, primary: true });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
