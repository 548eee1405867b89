import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::AdoptSMTPDomain_';

describe(name, () => {
  it('gives the domain to the organization, whose users may then have addresses in it', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    await hoster.run(name, input);
    await hoster.run(name, input);
    const { attributes } = await hoster.directory.read(hoster.acme.path);
    assert.equal(attributes['uPNSuffixes']?.filter((suffix) => suffix === 'older.example').length, 1);
  });

  it('refuses a domain that does not exist, and one of another organization', async () => {
    const { acme, rival, run } = await hosting();
    await assert.rejects(run(name, { organization: acme.path, domainName: 'nowhere.example' }), {
      code: 'MANAGED_EMAIL_NO_SUCH_DOMAIN',
    });
    await assert.rejects(run(name, { organization: acme.path, domainName: rival.domain }), {
      code: 'MANAGED_EMAIL_DOMAIN_NOT_AVAILABLE',
    });
  });

  undoesEverywhere(name);
});
