// Debian packages: slapd ldap-utils
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { callOf } from '@tenantry/cli/two-tenants';

import { anotherEngine, overOpenLdap } from './two-controllers.ts';

it('a preferred controller that is dead is replaced, and the answer, the audit and the log say so', async () => {
  const controllers = await overOpenLdap();
  const { acme } = controllers.hoster;
  const logged: { readonly details: object; readonly message: string }[] = [];
  const warn = (details: object, message: string) => logged.push({ details, message });
  const logger = { info: () => undefined, warn, error: () => undefined };
  const { client } = await anotherEngine(controllers, { logger });
  const createUser = (name: string, preferredDomainController: string) => {
    const userPrincipalName = `${name}@acme.example`;
    const input = { container: acme.path, userPrincipalName, isAdmin: false, preferredDomainController };
    return client.submit({
      what: callOf('Hosted Active Directory::CreateUser', input),
      caller: { trustee: 'system' },
    });
  };
  assert.deepEqual((await createUser('before', 'dc1')).warnings, []);
  await controllers.killFirst();

  const { state, warnings, requestId } = await createUser('meanwhile', 'dc1');

  const [wanted, taken] = ['dc1.fabrikam.com', 'dc2.fabrikam.com'];
  const sentence = `The controller ${wanted} was not available or had not caught up; ${taken} was used instead.`;
  assert.deepEqual([state, warnings], ['done', [sentence]]);
  assert.deepEqual((await client.explain(requestId))?.warnings, [sentence]);
  const [line] = logged.filter(({ message }) => message === sentence);
  assert.deepEqual(line?.details, { requestId, wanted, taken });

  // One that nobody knows, and one of another domain that is called as ours.
  for (const foreign of ['dc9', 'dc1.elsewhere.example']) {
    const { state, error } = await createUser('never', foreign);
    // mpf-engine.md: ADSCO_DOMAIN_MISMATCH.
    assert.deepEqual([state, error?.code, error?.hresult], ['failed', 'DIRECTORY_UNKNOWN_CONTROLLER', 0xc2100fa5]);
  }
});
