import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, subscribedToMobility } from '@tenantry/testing';

const domains = ['acme.example', 'second.example', 'third.example'];

describe('C7, KB952077: with several SMTP domains ActiveSync policies were not applied', () => {
  it('applies to a user in each domain: the default, a policy of his own, and the one of his plan', async () => {
    const { acme, run } = await hosting();
    await subscribedToMobility(run, acme);
    for (const domainName of domains.slice(1)) {
      await acme.run('Hosted Email 2007::CreateSMTPDomain', { organization: acme.path, domainName });
    }
    const users = await Promise.all(
      domains.map(async (domain, index) => {
        const alias = `user${index}`;
        const user = await acme.user(alias);
        const emailAddresses = [`SMTP:${alias}@${domain}`];
        await acme.run('Hosted Email 2007::CreateMailbox', { user, planName: 'MailboxGold', alias, emailAddresses });
        return user;
      }),
    );
    const applied = async () => {
      const read = users.map((user) => acme.run('Hosted Mobility 2007::GetUserPolicy', { user }));
      return (await Promise.all(read)).map(({ policyName, policy }) => [policyName, policy.minDevicePasswordLength]);
    };
    assert.deepEqual(await applied(), Array(3).fill(['Plan: MobilityBusiness', 0]));

    for (const user of users) {
      await acme.run('Hosted Mobility 2007::ChangeUserPlanAssignment', { user, planName: 'MobileLocked' });
    }
    assert.deepEqual(await applied(), Array(3).fill(['Plan: MobileLocked', 8]));

    const gold = { organization: acme.path, policyName: 'Gold', minDevicePasswordLength: 4 };
    await acme.run('Hosted Mobility 2007::CreatePolicy', gold);
    for (const user of users) await acme.run('Hosted Mobility 2007::SetUserPolicy', { user, policyName: 'Gold' });
    assert.deepEqual(await applied(), Array(3).fill(['Gold', 4]));
  });
});
