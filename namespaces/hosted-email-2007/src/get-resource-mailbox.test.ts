import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::GetResourceMailbox';

describe(name, () => {
  it('tells the plan and the store of the resource beside its options', async () => {
    const hoster = await hosting();
    const { user } = await requestFor(name)(hoster);

    const resource = await hoster.acme.run(name, { user });

    assert.equal(resource.planName, 'MailboxGold');
    assert.equal(resource.resourceType, 'Room');
    assert.equal(resource.resourceCapacity, 12);
    assert.match(resource.database, /^EXMBX0\d\\SG01\\/);
    assert.equal(resource.automateProcessing, 'AutoUpdate');
  });

  it('refuses the mailbox of a person', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    await assert.rejects(acme.run(name, { user }), { code: 'EXCHANGE_NOT_A_RESOURCE_MAILBOX' });
  });

  staysWithin(name);
});
