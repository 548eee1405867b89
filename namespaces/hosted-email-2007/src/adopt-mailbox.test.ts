import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::AdoptMailbox_';

describe(name, () => {
  it('keeps the sizes of the mailbox as replacements of those of the plan', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    const { user } = input;
    await hoster.run(name, input);

    const { attributes } = await hoster.directory.read(user);
    assert.deepEqual(attributes['mDBOverQuotaLimit'], ['51200']);
    const plan = await hoster.run('Hosted Email 2007::GetUserPlanAssignment', { user });
    assert.equal(plan.planName, 'MailboxGold');
    assert.equal(plan.features.prohibitSendQuota, 52_428_800);
    const { mailbox } = await hoster.run('Exchange 2007 Resource Manager::QueryMailboxAllocation', { mailbox: user });
    assert.equal(mailbox.kilobytes, 51_200);
    const { differences } = await hoster.run('Exchange 2007 Resource Manager::Recount_', {});
    assert.deepEqual(differences, []);
  });

  it('refuses one that is ours already, and a user without a mailbox', async () => {
    const { acme, run } = await hosting();
    const input = { planName: 'MailboxGold', applyPlanSettings: true };
    await assert.rejects(run(name, { ...input, user: await acme.mailboxUser('ben') }), {
      code: 'HOSTED_EMAIL_MAILBOX_HAS_PLAN',
    });
    await assert.rejects(run(name, { ...input, user: await acme.user('eve') }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(name);
});
