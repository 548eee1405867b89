import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory Import::ImportBusinessOrganization';

describe(name, () => {
  it('makes the unit an organization with its users, and tells what is left to import', async () => {
    const hoster = await hosting();
    const { organization, planName } = await requestFor(name)(hoster);
    const answer = await hoster.run(name, { organization, planName });

    const unit = organization.slice('LDAP://'.length);
    assert.deepEqual([...answer.users].sort(), [`LDAP://CN=olga,${unit}`, `LDAP://CN=otto,${unit}`]);
    assert.deepEqual(answer.groups, [`LDAP://CN=Older group,${unit}`]);
    assert.deepEqual(answer.contacts, [`LDAP://CN=Older contact,${unit}`]);
    const { plans } = await hoster.run('Managed Plans::GetPlansByCustomer', { path: organization });
    assert.deepEqual(
      plans.map((plan: Record<string, string>) => [plan['planName'], plan['planTypeName']]),
      [[planName, 'ADBusinessOrg']],
    );
  });

  it('refuses one that is imported, and one that is not below a reseller', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    await hoster.run(name, input);
    await assert.rejects(hoster.run(name, input), { code: 'PLANS_CUSTOMER_EXISTS' });
    await assert.rejects(hoster.run(name, { ...input, organization: hoster.reseller.path }), {
      code: 'DIRECTORY_IMPORT_NOT_BELOW',
    });
  });

  it('makes it ready for mail: an imported user gets a mailbox', async () => {
    const hoster = await hosting();
    const { organization, planName } = await requestFor(name)(hoster);
    const { users } = await hoster.run(name, { organization, planName });
    await hoster.run('Hosted Email 2007::MailEnableTenant', {
      path: organization,
      planName: 'BusinessGrowing',
      availablePlans: ['MailboxGold'],
      domainName: 'older.example',
    });
    await hoster.run('Hosted Email 2007::CreateMailbox', {
      user: users[0],
      planName: 'MailboxGold',
      alias: 'olga',
      emailAddresses: ['SMTP:olga@older.example'],
    });
  });

  undoesEverywhere(name);
  staysWithin(name);
});
