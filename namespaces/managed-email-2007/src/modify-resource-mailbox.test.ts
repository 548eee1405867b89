import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ModifyResourceMailbox';

describe(name, () => {
  it('changes booking options, limits and addresses', async () => {
    const hoster = await hosting();
    const { acme, directory } = hoster;
    const request = await requestFor(name)(hoster);

    await acme.run(name, { ...request, prohibitSendQuota: 2048 });

    const { attributes } = await directory.read(request.user);
    assert.deepEqual(attributes['mail'], ['hall@acme.example']);
    assert.deepEqual(attributes['mDBOverQuotaLimit'], ['2']);
    assert.deepEqual(attributes['msExchResourceCapacity'], ['200']);
  });

  it('refuses addresses in a domain of another tenant', async () => {
    const hoster = await hosting();
    const request = { ...(await requestFor(name)(hoster)), emailAddresses: ['SMTP:hall@rival.example'] };
    await assert.rejects(hoster.acme.run(name, request), { code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
