import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ModifyResourceMailbox';

describe(name, () => {
  it('changes booking options, limits and addresses', async () => {
    const hoster = await hosting();
    const { acme, directory } = hoster;
    const request = await makeRequest(hoster);

    await acme.run(name, { ...request, prohibitSendQuota: 2048 });

    const { attributes } = await directory.read(request.user);
    assert.deepEqual(attributes['mail'], ['hall@acme.example']);
    assert.deepEqual(attributes['mDBOverQuotaLimit'], ['2']);
    assert.deepEqual(attributes['msExchResourceCapacity'], ['200']);
  });

  it('refuses addresses in a domain of another tenant', async () => {
    const hoster = await hosting();
    const request = { ...(await makeRequest(hoster)), emailAddresses: ['SMTP:hall@rival.example'] };
    await assert.rejects(hoster.acme.run(name, request), { code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN' });
  });

  undoesEverywhere(name, makeRequest);

  staysWithin(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ acme }: Hosting) {
  const user = await acme.user('hall');
  await acme.run('Managed Email 2007::CreateResourceMailbox', {
    user,
    alias: 'room',
    database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
    emailAddresses: ['SMTP:room@acme.example'],
    resourceType: 'Room',
  });
  const ann = await acme.mailboxUser('ann');
  return { user, resourceCapacity: 200, emailAddresses: ['SMTP:hall@acme.example'], resourceDelegates: [ann] };
}
