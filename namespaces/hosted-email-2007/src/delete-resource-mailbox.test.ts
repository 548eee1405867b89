import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DeleteResourceMailbox';

describe(name, () => {
  it('gives space and plan back and leaves a disabled account without mail', async () => {
    const hoster = await hosting();
    const { acme, run, directory } = hoster;
    const { user } = await requestFor(name)(hoster);

    await acme.run(name, { user });

    const { attributes } = await directory.read(user);
    const left = Object.keys(attributes).filter((each) => /^msExch|^mail|^proxy|^showIn/.test(each));
    assert.deepEqual(left, []);
    assert.equal(Number(attributes['userAccountControl']?.[0]) & 2, 2);
    await assert.rejects(run('Exchange 2007 Resource Manager::QueryMailboxAllocation', { mailbox: user }), {
      code: 'RESOURCE_MANAGER_NO_ALLOCATION',
    });
    const { plans } = await run('Managed Plans::GetPlansByCustomer', { path: user });
    assert.deepEqual(plans, []);
    await acme.run('Hosted Email 2007::CreateResourceMailbox', roomFor(user));
  });

  it('refuses the mailbox of a person', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    await assert.rejects(acme.run(name, { user }), { code: 'EXCHANGE_NOT_A_RESOURCE_MAILBOX' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});

function roomFor(user: string) {
  return { user, alias: 'room', emailAddresses: ['SMTP:room@acme.example'], resourceType: 'Room' };
}
