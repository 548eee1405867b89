import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Exchange 2007 Mobility Provider';
const name = `${provider}::SetActiveSyncMailboxPolicy`;

describe(name, () => {
  it('changes what is given and nothing else, by whatever name the policy is called', async () => {
    const { run } = await hosting();
    await run(`${provider}::NewActiveSyncMailboxPolicy`, {
      name: 'Gold',
      allowCamera: false,
      devicePasswordHistory: 5,
    });
    const read = async () => (await run(`${provider}::GetActiveSyncMailboxPolicy`, { identity: 'Gold' })).policies[0];
    const { guid, path, ...before } = await read();

    await run(name, { identity: 'gold', devicePasswordExpiration: 90 });
    await run(name, { identity: guid, allowWiFi: false });
    await run(name, { identity: path, allowCamera: true, devicePasswordHistory: 0 });

    const changed = { devicePasswordExpiration: 90, allowWiFi: false, allowCamera: true, devicePasswordHistory: 0 };
    assert.deepEqual(await read(), { guid, path, ...before, ...changed });
  });

  it('puts what is not given to its default when it replaces', async () => {
    const { run, directory } = await hosting();
    const settings = { name: 'Gold', allowCamera: false, devicePasswordHistory: 5, approvedApplicationList: ['a'] };
    const { policy } = await run(`${provider}::NewActiveSyncMailboxPolicy`, settings);

    await run(name, { identity: 'Gold', replace: true, devicePasswordEnabled: true });

    const { attributes } = await directory.read(policy);
    const held = Object.entries(attributes).filter(([attribute]) => attribute.startsWith('msExchMobile'));
    assert.deepEqual(Object.fromEntries(held), { msExchMobileFlags: ['3407938'] });
  });

  it('refuses policies that do not exist and objects that are none', async () => {
    const { run, acme, directory } = await hosting();
    const { guid } = await directory.read(acme.path);
    for (const identity of ['Gold', acme.path, guid, 'CN=Nobody,DC=fabrikam,DC=com']) {
      await assert.rejects(run(name, { identity, allowCamera: false }), { code: 'MOBILITY_POLICY_UNKNOWN' }, identity);
    }
  });

  undoesEverywhere(name, async ({ run }) => {
    await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: 'Gold', allowCamera: false });
    return { identity: 'Gold', allowCamera: true, maxInactivityTimeDeviceLock: '00:01:00' };
  });
});
