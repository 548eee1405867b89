import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const provider = 'Exchange 2007 Mobility Provider';
const name = `${provider}::GetAppliedPolicy_`;

describe(name, () => {
  it('gives the policy of the user before the one of his organization, and none to who is exempt', async () => {
    const { run, acme, rival } = await hosting();
    const user = await acme.mailboxUser('ann');
    const stranger = await rival.mailboxUser('eve');
    for (const policy of ['Own', 'Shared']) await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: policy });
    const applied = async (path = user) => {
      const { source, policy } = await run(name, { user: path });
      return [source, policy?.name];
    };
    assert.deepEqual(await applied(), ['none', undefined]);

    await run(`${provider}::SetDefaultPolicy_`, { organization: acme.path, policy: 'Shared' });
    assert.deepEqual(await applied(), ['organization', 'Shared']);
    assert.deepEqual(await applied(stranger), ['none', undefined]);
    await run(`${provider}::SetCASMailbox`, { path: user, activeSyncMailboxPolicy: 'Own' });
    assert.deepEqual(await applied(), ['user', 'Own']);
    await run(`${provider}::SetCASMailbox`, { path: user, activeSyncPolicyExempt: true });
    assert.deepEqual(await applied(), ['exempt', undefined]);
  });

  it('has a digest that changes with every setting and comes back with it', async () => {
    const { run, acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: 'Gold' });
    await run(`${provider}::SetCASMailbox`, { path: user, activeSyncMailboxPolicy: 'Gold' });
    const digest = async () => (await run(name, { user })).policy.digest;
    const set = (settings: object) => run(`${provider}::SetActiveSyncMailboxPolicy`, { identity: 'Gold', ...settings });
    const before = await digest();

    await set({ maxInactivityTimeDeviceLock: '00:15:00' });
    const during = await digest();
    await set({ maxInactivityTimeDeviceLock: 'Unlimited' });

    assert.match(during, /^[0-9a-f]{64}$/);
    assert.notEqual(during, before);
    assert.equal(await digest(), before);
  });

  it('tells whether ActiveSync is on and for which devices', async () => {
    const { run, acme } = await hosting();
    const path = await acme.mailboxUser('ann');
    await run('Exchange 2007 Provider::SetCASMailbox', {
      path,
      activeSyncEnabled: false,
      activeSyncAllowedDeviceIDs: ['A'],
    });
    const { activeSyncEnabled, allowedDeviceIDs } = await run(name, { user: path });
    assert.deepEqual([activeSyncEnabled, allowedDeviceIDs], [false, ['A']]);
  });
});
