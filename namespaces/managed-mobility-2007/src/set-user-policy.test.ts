import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::SetUserPolicy`;

describe(name, () => {
  it('gives the user the policy of his own organization', async () => {
    const { acme, rival, run } = await hosting();
    const user = await acme.mailboxUser('ann');
    await run(`${own}::CreatePolicy`, { organization: rival.path, policyName: 'Gold', allowCamera: false });
    await assert.rejects(acme.run(name, { user, policyName: 'Gold' }), { code: 'MANAGED_MOBILITY_POLICY_UNKNOWN' });
    await run(`${own}::CreatePolicy`, { organization: acme.path, policyName: 'Gold', allowWiFi: false });

    await acme.run(name, { user, policyName: 'Gold' });

    const { source, policyName, policy } = await acme.run(`${own}::GetUserPolicy`, { user });
    assert.deepEqual([source, policyName, policy.allowWiFi, policy.allowCamera], ['user', 'Gold', false, true]);
  });

  it('takes no name of the directory, and users with a mailbox only', async () => {
    const { acme, rival, run, directory } = await hosting();
    const user = await acme.mailboxUser('ann');
    for (const { path } of [acme, rival]) await run(`${own}::CreatePolicy`, { organization: path, policyName: 'Gold' });
    const { guid } = await directory.read(rival.path);
    const { policies } = await run('Exchange 2007 Mobility Provider::GetActiveSyncMailboxPolicy', {});
    const names = [
      `${guid.replaceAll('-', '').slice(0, 16)} Gold`,
      ...policies.map((each: { guid: string }) => each.guid),
    ];
    for (const policyName of names) {
      await assert.rejects(
        acme.run(name, { user, policyName }),
        { code: 'MANAGED_MOBILITY_POLICY_UNKNOWN' },
        policyName,
      );
    }
    const without = { user: acme.administrator, policyName: 'Gold' };
    await assert.rejects(acme.run(name, without), { code: 'MOBILITY_NO_MAILBOX' });
  });

  it('needs a hosted organization', async () => {
    const { run, directory } = await hosting();
    const { domain } = await directory.contexts();
    const user = `LDAP://CN=Stranger,${domain}`;
    await directory.add(user, { objectClass: ['user'], sAMAccountName: ['stranger'] });
    await assert.rejects(run(name, { user, policyName: 'Gold' }), { code: 'ENGINE_FOREIGN_OBJECT' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
