import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::GetUserPolicy`;

describe(name, () => {
  it('tells that no policy applies, and whether ActiveSync is on', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    assert.deepEqual(await acme.run(name, { user }), { source: 'none', activeSyncEnabled: true });
    await acme.run(`${own}::DisableActiveSync`, { user });
    assert.deepEqual(await acme.run(name, { user }), { source: 'none', activeSyncEnabled: false });
  });

  it('gives every setting of the policy, and the name of one that the hoster gave himself', async () => {
    const { acme, run } = await hosting();
    const user = await acme.mailboxUser('ann');
    await run('Exchange 2007 Mobility Provider::NewActiveSyncMailboxPolicy', { name: 'For all', allowCamera: false });
    await run('Exchange 2007 Mobility Provider::SetCASMailbox', { path: user, activeSyncMailboxPolicy: 'For all' });

    const { policyName, policy } = await acme.run(name, { user });

    assert.equal(policyName, 'For all');
    assert.deepEqual([policy.allowCamera, Object.keys(policy).length], [false, 46]);
  });

  staysWithin(name);
});
