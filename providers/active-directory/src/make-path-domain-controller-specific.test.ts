import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const MakePathDomainControllerSpecific = 'Active Directory Provider::Make Path Domain Controller Specific';
const dn = 'OU=Hosting,DC=fabrikam,DC=com';
const first = 'dc1.fabrikam.com';
const second = 'dc2.fabrikam.com';

describe(MakePathDomainControllerSpecific, () => {
  it('puts the controller into the path', async () => {
    const { run } = await hosting();
    const bound = { dcPath: `LDAP://${first}/${dn}`, domainController: first };
    const cases: [input: Record<string, string>, output: Record<string, string>][] = [
      [{ path: `LDAP://${dn}`, preferredDomainController: first }, bound],
      [{ path: `LDAP://${second}/${dn}`, preferredDomainController: first }, bound],
      [{ path: `LDAP://fabrikam.com/${dn}`, domainController: first }, bound],
      [{ path: dn, domainController: first, preferredDomainController: second }, bound],
      // A short name and an address say nothing about the domain.
      [
        { path: dn, domainController: 'dc1' },
        { dcPath: `LDAP://dc1/${dn}`, domainController: 'dc1' },
      ],
      [
        { path: dn, domainController: '10.0.0.7' },
        { dcPath: `LDAP://10.0.0.7/${dn}`, domainController: '10.0.0.7' },
      ],
      [{ path: `LDAP://${second}/${dn}` }, { dcPath: `LDAP://${dn}` }],
    ];
    for (const [input, output] of cases) {
      assert.deepEqual(await run(MakePathDomainControllerSpecific, input), output, JSON.stringify(input));
    }
  });

  it('returns a path with an address as it is', async () => {
    const { run } = await hosting();
    for (const path of [`LDAP://10.0.0.7/${dn}`, 'LDAP://10.0.0.7/<GUID=00000000-0000-4000-8000-000000000000>']) {
      const output = await run(MakePathDomainControllerSpecific, { path, domainController: 'dc1.contoso.com' });
      assert.deepEqual(output, { dcPath: path, domainController: '10.0.0.7' });
    }
  });

  it('refuses a controller of another domain, a child domain included', async () => {
    const { run } = await hosting();
    for (const domainController of ['dc1.contoso.com', 'dc1.notfabrikam.com', 'dc1.europe.fabrikam.com']) {
      await assert.rejects(run(MakePathDomainControllerSpecific, { path: dn, domainController }), {
        code: 'ACTIVE_DIRECTORY_DOMAIN_MISMATCH',
        hresult: 0xc2100fa5,
      });
    }
  });

  it('takes any controller of the forest for the configuration, which all of them have', async () => {
    const { run } = await hosting();
    const configuration = 'CN=Services,CN=Configuration,DC=fabrikam,DC=com';
    const domainController = 'dc1.europe.fabrikam.com';
    const output = await run(MakePathDomainControllerSpecific, { path: configuration, domainController });
    assert.deepEqual(output, { dcPath: `LDAP://${domainController}/${configuration}`, domainController });
  });
});
