import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::GetDistributionList';

describe(name, () => {
  it('returns addresses, manager and who may write', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    await hoster.run('Hosted Email 2007::ModifyDistributionList', {
      ...request,
      requireSenderAuthenticationEnabled: true,
    });

    const list = await hoster.acme.run(name, request);

    assert.deepEqual(
      [list.emailAddresses, list.managedBy, list.requireSenderAuthenticationEnabled, list.owningOrganization],
      [['SMTP:sales@acme.example'], hoster.acme.administrator, true, hoster.acme.path],
    );
  });

  staysWithin(name);
});
