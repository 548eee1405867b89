import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::MailEnableTenant';

describe(name, () => {
  it('subscribes, lists plans and gives a domain', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Fresh',
    });
    await hoster.run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });

    await hoster.run(name, {
      path: org.path,
      planName: 'BusinessGrowing',
      availablePlans: ['MailboxGold'],
      domainName: 'fresh.example',
    });
    const { SMTPDomains } = await hoster.run('Hosted Email 2007::GetOrganizationDomains', { path: org.path });
    assert.deepEqual(SMTPDomains, [{ domainName: 'fresh.example', domainTypeName: 'Authoritative' }]);
    assert.equal(
      (await hoster.run('Hosted Email 2007::GetOrganizationPlanAssignment', { organization: org.path })).planName,
      'BusinessGrowing',
    );
  });

  it('refuses the hosting organization, and one that has the service', async () => {
    const hoster = await hosting();
    const input = { planName: 'BusinessGrowing', availablePlans: ['MailboxGold'], domainName: 'fresh.example' };
    await assert.rejects(hoster.run(name, { ...input, path: hoster.paths.hosting.path }), {
      code: 'HOSTED_EMAIL_NOT_A_TENANT',
    });
    await assert.rejects(hoster.run(name, { ...input, path: hoster.acme.path }), { code: 'PLANS_PLAN_TYPE_TAKEN' });
  });

  undoesEverywhere(name);
});
