import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, subscribedToMobility } from '@tenantry/testing';

describe('C4, KB952076: ActiveSync was always on, and no plan could switch it off', () => {
  it('is off with a mailbox plan that has it off, and a change of plan switches it', async () => {
    const { acme, run } = await hosting();
    const isOn = async (user: string) =>
      (await acme.run('Managed Mobility 2007::GetUserPolicy', { user })).activeSyncEnabled;
    await run('Hosted Email 2007::CreateUserPlan', {
      planName: 'WithDevices',
      description: 'With ActiveSync',
      features: { prohibitSendQuota: 104_857_600, activeSyncEnabled: true },
    });
    await run('Hosted Email 2007::AddAvailablePlans', { organization: acme.path, availablePlans: ['WithDevices'] });
    const user = await acme.user('ann');
    const emailAddresses = ['SMTP:ann@acme.example'];
    await acme.run('Hosted Email 2007::CreateMailbox', {
      user,
      planName: 'MailboxBasic',
      alias: 'ann',
      emailAddresses,
    });
    assert.equal(await isOn(user), false);

    await acme.run('Hosted Email 2007::ChangeUserPlanAssignment', { user, planName: 'WithDevices' });
    assert.equal(await isOn(user), true);
    await acme.run('Hosted Email 2007::ChangeUserPlanAssignment', { user, planName: 'MailboxBasic' });
    assert.equal(await isOn(user), false);
  });

  it('follows the mobility plan of the user', async () => {
    const { acme, directory, run } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    const bits = async () => (await directory.read(user)).attributes['msExchOmaAdminWirelessEnable'];
    const change = (planName: string) => acme.run('Hosted Mobility 2007::ChangeUserPlanAssignment', { user, planName });

    await change('MobileOff');
    assert.deepEqual(await bits(), ['4']);
    await change('MobileOpen');
    assert.deepEqual(await bits(), ['0']);
  });
});
