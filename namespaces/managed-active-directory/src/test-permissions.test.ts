import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Active Directory::TestPermissions_';

describe(name, () => {
  it('lets through who holds the role', async () => {
    const hoster = await hosting();
    await hoster.run(name, { path: hoster.acme.path, role: 'DomainAdmin' });
  });

  it('refuses who does not, when a procedure asks', async () => {
    const hoster = await hosting();
    const steps = `<request><data/><procedure><execute namespace="Managed Active Directory" procedure="TestPermissions_"><executeData><path>${hoster.acme.path}</path><role>OrgCreators</role></executeData></execute></procedure></request>`;
    const namespace = `<namespace name="Door"><procedure name="Open" access="public">${steps.slice(steps.indexOf('<execute '), steps.indexOf('</procedure>'))}</procedure></namespace>`;
    await hoster.client.registerNamespace(namespace, { trustee: 'system' });
    const answer = await hoster.client.submit({
      what: { namespace: 'Door', procedure: 'Open', document: '<request><data/></request>' },
      caller: { trustee: hoster.acme.administrator },
    });
    assert.equal(answer.error?.code, 'MANAGED_DIRECTORY_MISSING_ROLE');
  });
});
