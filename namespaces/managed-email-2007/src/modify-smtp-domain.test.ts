import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ModifySMTPDomain_';

describe(name, () => {
  it('changes the type of an own domain only', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);

    await hoster.run(name, request);
    const foreign = hoster.run(name, { ...request, domainName: 'rival.example' });

    await assert.rejects(foreign, { code: 'MANAGED_EMAIL_DOMAIN_NOT_OWNED' });
    const { acceptedDomain } = await hoster.run('Managed Email 2007::GetSMTPDomain', {
      organization: request.organization,
      domainName: request.domainName,
    });
    assert.equal(acceptedDomain[0].domainType, 'InternalRelay');
  });

  undoesEverywhere(name, makeRequest);
});

async function makeRequest(hoster: Hosting) {
  const { primary, ...request } = await requestFor('Hosted Email 2007::ModifySMTPDomain')(hoster);
  return request;
}
