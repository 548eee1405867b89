import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Unified Messaging 2007 Provider';
const SetUMMailboxPolicy = `${provider}::SetUMMailboxPolicy`;
const identity = 'Acme, "main" Default Policy';

describe(SetUMMailboxPolicy, () => {
  it('keeps rules of PINs as Exchange has them', async () => {
    const hoster = await hosting();
    await addDialPlan(hoster);
    const propertyList = {
      allowCommonPatterns: true,
      minPINLength: 4,
      pinHistoryCount: 20,
      pinLifetime: 'Unlimited',
      maxLogonAttempts: '999',
      logonFailuresBeforePINReset: '0',
      allowMissedCallNotifications: false,
      umEnabledText: 'Welcome to voice mail.',
    };

    await hoster.run(SetUMMailboxPolicy, { identity, propertyList });

    const [policy] = (await hoster.run(`${provider}::GetUMMailboxPolicy`, { identity })).mailboxPolicies;
    const { attributes } = await hoster.directory.read(policy.path);
    const expected = {
      msExchUMPinPolicyDisallowCommonPatterns: ['0'],
      msExchUMPinPolicyMinPasswordLength: ['4'],
      msExchUMPinPolicyNumberOfPreviousPasswordsDisallowed: ['20'],
      msExchUMPinPolicyExpiryDays: undefined,
      msExchUMPinPolicyAccountLockoutFailures: ['999'],
      msExchUMLogonFailuresBeforePINReset: ['0'],
      msExchUMServerWritableFlags: ['0'],
      msExchUMEnabledText: ['Welcome to voice mail.'],
    };
    for (const [name, values] of Object.entries(expected)) assert.deepEqual(attributes[name], values, name);
    for (const [name, value] of Object.entries(propertyList)) {
      const told = policy.properties.find((each: { name: string }) => each.name === name);
      assert.deepEqual(told?.value, [String(value)], name);
    }
    for (const wrong of [{ minPINLength: 3 }, { minPINLength: 25 }, { pinHistoryCount: 0 }, { pinLifetime: '1000' }]) {
      await assert.rejects(hoster.run(SetUMMailboxPolicy, { identity, propertyList: wrong }), {
        code: 'ENGINE_INPUT_INVALID',
      });
    }
  });

  undoesEverywhere(SetUMMailboxPolicy, async (hoster) => {
    await addDialPlan(hoster);
    return { identity, propertyList: { minPINLength: 8 } };
  });
});
