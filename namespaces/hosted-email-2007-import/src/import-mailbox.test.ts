import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007 Import::ImportMailbox';

describe(name, () => {
  it('leaves the same as CreateMailbox', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    await hoster.run(name, input);
    const made = await hoster.acme.mailboxUser('ben');

    const names = ['showInAddressBook', 'msExchQueryBaseDN', 'msExchUseOAB', 'mDBOverQuotaLimit', 'mDBStorageQuota'];
    const own = await hoster.directory.read(made, names);
    const adopted = await hoster.directory.read(input.user, names);
    assert.deepEqual(adopted.attributes, own.attributes);
    const { planName } = await hoster.run('Hosted Email 2007::GetUserPlanAssignment', { user: input.user });
    assert.equal(planName, 'MailboxGold');
    await hoster.run('Hosted Email 2007::DeleteMailbox', { user: input.user });
    const { differences } = await hoster.run('Exchange 2007 Resource Manager::Recount_', {});
    assert.deepEqual(differences, []);
  });

  it('shows what it would do, and does nothing then', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    const before = await hoster.everything();
    const { changes = [] } = await hoster.plan(name, input);
    assert.ok(changes.some((change) => change.includes('showInAddressBook')));
    assert.ok(changes.some((change) => change.startsWith('insert resource_manager.mailbox_allocation')));
    assert.deepEqual(await hoster.everything(), before);
  });

  it('refuses administrators of tenants', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    await assert.rejects(hoster.acme.run(name, input), { code: 'ENGINE_MISSING_PRIVILEGE' });
  });

  undoesEverywhere(name);
  staysWithin(name);
});
