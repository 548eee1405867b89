import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateResourceMailbox';

describe(name, () => {
  it('makes the mailbox in the given store, with addresses of own domains only', async () => {
    const hoster = await hosting();
    const { acme, directory } = hoster;
    const request = await requestFor(name)(hoster);
    const foreign = { ...request, emailAddresses: ['SMTP:room@rival.example'] };
    await assert.rejects(acme.run(name, foreign), { code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN' });

    await acme.run(name, request);

    const { attributes } = await directory.read(request.user);
    assert.match(attributes['homeMDB']?.[0] ?? '', /^CN=Mailbox Store 1 \(EXMBX01\),/);
    assert.deepEqual(attributes['msExchResourceSearchProperties'], ['Room', 'Whiteboard']);
    assert.deepEqual(attributes['msExchPoliciesExcluded'], ['{26491CFC-9E50-4857-861B-0CB8DF22B5D7}']);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
