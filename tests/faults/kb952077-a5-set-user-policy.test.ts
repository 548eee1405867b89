import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, subscribedToMobility } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';

describe('A5, KB952077: SetUserPolicy cleared showInAddressBook', () => {
  it('changes the policy of the user and nothing else, whatever lists he is in', async () => {
    const { acme, directory, run, everything } = await hosting();
    await subscribedToMobility(run, acme);
    await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName: 'Gold' });
    const [ann, ben] = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    const lists = (await directory.read(ann)).attributes['showInAddressBook'];
    assert.equal(lists?.length, 2);
    // Lists of somebody else's making stay, too.
    await directory.modify(ben, { showInAddressBook: lists.slice(1) });
    const { policies } = await run('Exchange 2007 Mobility Provider::GetActiveSyncMailboxPolicy', {});
    const gold = policies.find(({ name }: { name: string }) => name.endsWith(' Gold')).path.replace('LDAP://', '');
    const before = await everything();

    for (const user of [ann, ben]) await acme.run(`${own}::SetUserPolicy`, { user, policyName: 'Gold' });

    const link = { msExchMobileMailboxPolicyLink: [gold] };
    const changed = Object.fromEntries([ann, ben].map((path) => [path, { ...before.directory[path], ...link }]));
    assert.deepEqual(await everything(), { ...before, directory: { ...before.directory, ...changed } });

    for (const user of [ann, ben]) await acme.run(`${own}::ClearUserPolicy`, { user });
    assert.deepEqual(await everything(), before);
  });
});
