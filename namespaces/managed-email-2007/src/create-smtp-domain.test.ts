import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateSMTPDomain';

describe(name, () => {
  it('accepts the domain for the organization', async () => {
    const hoster = await hosting();
    await hoster.run(name, { organization: hoster.acme.path, domainName: 'second.example' });
    const { domains } = await hoster.run('Managed Email 2007::GetOrganizationDomains_', {
      organization: hoster.acme.path,
    });
    assert.deepEqual(domains.map(({ domainName }: { domainName: string }) => domainName).sort(), [
      'acme.example',
      'second.example',
    ]);
  });

  it('refuses a domain of another one', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, domainName: 'rival.example' }), {
      code: 'MANAGED_EMAIL_DOMAIN_NOT_AVAILABLE',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
