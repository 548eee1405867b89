import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory Import::ImportResellerOrganization';

describe(name, () => {
  it('makes the unit a reseller that takes customers', async () => {
    const { run, ...hoster } = await hosting();
    const { organization } = await requestFor(name)({ ...hoster, run });
    const { org } = await run(name, { organization });
    assert.equal(org.groups.length, 4);
    const customer = await run('Hosted Active Directory::CreateOrganization', { container: organization, name: 'New' });
    assert.match(customer.org.path, /^LDAP:\/\/OU=New,OU=Older Reseller,/);
    await assert.rejects(run(name, { organization }), { code: 'PLANS_CUSTOMER_EXISTS' });
    await assert.rejects(run(name, { organization: customer.org.path }), { code: 'DIRECTORY_IMPORT_NOT_BELOW' });
  });

  undoesEverywhere(name);
  staysWithin(name);
});
