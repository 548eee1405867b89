import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Mobility Provider::NewActiveSyncMailboxPolicy';

describe(name, () => {
  it('makes an object that holds what is given and nothing else', async () => {
    const { run, directory } = await hosting();

    const { policy } = await run(name, {
      name: 'Gold, with a comma',
      devicePasswordEnabled: true,
      maxInactivityTimeDeviceLock: '00:15:00',
      maxAttachmentSize: 'unlimited',
    });

    const { attributes } = await directory.read(policy);
    const held = Object.entries(attributes).filter(([attribute]) => attribute.startsWith('msExch'));
    assert.deepEqual(Object.fromEntries(held), {
      msExchVersion: ['4535486012416'],
      msExchMobileFlags: ['3407938'],
      msExchMobileMaxInactivityTimeDeviceLock: ['900'],
    });
    assert.match(policy, /^LDAP:\/\/CN=Gold\\, with a comma,CN=Mobile Mailbox Policies,CN=First Organization,/);
    assert.deepEqual(attributes['objectClass']?.includes('msExchMobileMailboxPolicy'), true);
  });

  it('refuses a name that is taken, and values outside their limits', async () => {
    const { run } = await hosting();
    await run(name, { name: 'Gold' });
    const cases: [string, object][] = [
      ['MOBILITY_POLICY_EXISTS', { name: 'GOLD' }],
      ['ENGINE_INPUT_INVALID', { devicePasswordExpiration: 0 }],
      ['ENGINE_INPUT_INVALID', { devicePasswordExpiration: 731 }],
      ['ENGINE_INPUT_INVALID', { devicePasswordHistory: 51 }],
      ['ENGINE_INPUT_INVALID', { maxAttachmentSize: 2_147_482_625 }],
      ['ENGINE_INPUT_INVALID', { maxDevicePasswordFailedAttempts: 3 }],
      ['ENGINE_INPUT_INVALID', { maxDevicePasswordFailedAttempts: 17 }],
      ['ENGINE_INPUT_INVALID', { minDevicePasswordLength: 17 }],
      ['ENGINE_INPUT_INVALID', { minDevicePasswordComplexCharacters: 5 }],
      ['ENGINE_INPUT_INVALID', { devicePolicyRefreshInterval: '24:00:00' }],
      ['ENGINE_INPUT_INVALID', { allowBluetooth: 'Perhaps' }],
      ['ENGINE_INPUT_INVALID', { approvedApplicationList: [' '] }],
    ];
    for (const [code, input] of cases) {
      await assert.rejects(run(name, { name: 'Silver', ...input }), { code }, JSON.stringify(input));
    }
  });

  it('tells of a directory that has no place for policies', async () => {
    const { run, directory } = await hosting();
    const { configuration } = await directory.contexts();
    const organization = `CN=First Organization,CN=Microsoft Exchange,CN=Services,${configuration}`;
    await directory.delete(`CN=Mobile Mailbox Policies,${organization}`);

    await assert.rejects(run(name, { name: 'Gold' }), { code: 'MOBILITY_NO_POLICY_CONTAINER' });
  });

  undoesEverywhere(name, () => ({ name: 'Gold', maxInactivityTimeDeviceLock: '01:00:00', allowCamera: false }));
});
