import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const GetNamingContexts = 'Active Directory Provider::Get Naming Contexts';

describe(GetNamingContexts, () => {
  it('tells where the domain and the configuration begin', async () => {
    const { run } = await hosting();
    assert.deepEqual(await run(GetNamingContexts, {}), {
      domain: 'LDAP://DC=fabrikam,DC=com',
      configuration: 'LDAP://CN=Configuration,DC=fabrikam,DC=com',
    });
  });

  it('knows its controllers by their full and their short names', async () => {
    const { run } = await hosting();
    for (const preferredDomainController of ['dc1.fabrikam.com', 'DC1']) {
      await run(GetNamingContexts, { preferredDomainController });
    }
    await assert.rejects(run(GetNamingContexts, { preferredDomainController: 'dc1.contoso.com' }), {
      code: 'DIRECTORY_UNKNOWN_CONTROLLER',
    });
  });

  it('is private', async () => {
    const { acme } = await hosting();
    await assert.rejects(acme.run(GetNamingContexts, {}), { code: 'ENGINE_PRIVATE_PROCEDURE' });
  });
});
