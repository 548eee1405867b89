import assert from 'node:assert/strict';
import { it } from 'node:test';

import { type Hosting, type HostingOptions, hosting, requestFor } from '@tenantry/testing';

const ImportOrganization = 'Hosted Active Directory Import::ImportBusinessOrganization';
const ImportMailbox = 'Hosted Email 2007 Import::ImportMailbox';

/** What another system has left in a directory becomes ours: looked at first, then done, with a report. */
export function describeAdoption(options: HostingOptions = {}): void {
  it('adopts an organization and a mailbox that are there already, after a look at what that would change', async () => {
    const hoster = await hosting(options);
    const { directory, run } = hoster;
    const unit = await requestFor(ImportOrganization)(hoster);
    const mailbox = await requestFor(ImportMailbox)(hoster);

    const imported = await changesOf(hoster, ImportOrganization, unit);
    const own = unit.organization.slice('LDAP://'.length);
    assert.ok(imported.some((change) => change.startsWith(`dn: ${own}\nchangetype: modify`)));
    assert.ok(imported.some((change) => change.startsWith('insert plans.customer')));
    const adopted = await changesOf(hoster, ImportMailbox, mailbox);
    assert.ok(adopted.some((change) => change.includes('showInAddressBook')));

    const report = await run(ImportOrganization, unit);
    assert.deepEqual([...report.users].sort(), [`LDAP://CN=olga,${own}`, `LDAP://CN=otto,${own}`]);
    assert.deepEqual([report.groups, report.contacts].flat(), [
      `LDAP://CN=Older group,${own}`,
      `LDAP://CN=Older contact,${own}`,
    ]);
    await run(ImportMailbox, mailbox);

    const { attributes } = await directory.read(unit.organization, ['otherWellKnownObjects']);
    assert.ok((attributes['otherWellKnownObjects'] ?? []).length > 0);
    const { planName } = await run('Hosted Email 2007::GetUserPlanAssignment', { user: mailbox.user });
    assert.equal(planName, mailbox.planName);
    await assert.rejects(run(ImportOrganization, unit), { code: 'PLANS_CUSTOMER_EXISTS' });
    assert.deepEqual((await run('Exchange 2007 Resource Manager::Recount_', {})).differences, []);
  });
}

/** What a request would change; nothing is changed. */
async function changesOf(hoster: Hosting, name: string, input: object): Promise<readonly string[]> {
  const before = await hoster.everything();
  const { changes = [], error } = await hoster.plan(name, input);
  assert.equal(error?.message, undefined);
  assert.deepEqual(await hoster.everything(), before);
  return changes;
}
