import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting, undoesEverywhere } from '@tenantry/testing';

const NewUMMailboxPolicy = 'Unified Messaging 2007 Provider::NewUMMailboxPolicy';

describe(NewUMMailboxPolicy, () => {
  it('makes a policy like another one, for the dial plan that is named', async () => {
    const hoster = await hosting();
    const { acme, rival, run, directory } = hoster;
    const { umDialPlan, umMailboxPolicy } = await addDialPlan(hoster);
    const propertyList = { minPINLength: 9, umEnabledText: 'Welcome.' };
    await run('Unified Messaging 2007 Provider::SetUMMailboxPolicy', { identity: umMailboxPolicy, propertyList });
    const input = { name: 'Strict', umDialPlan, organization: acme.path };

    const { path } = await run(NewUMMailboxPolicy, { ...input, templateInstance: umMailboxPolicy });

    const { attributes } = await directory.read(path);
    assert.deepEqual(attributes['msExchUMPinPolicyMinPasswordLength'], ['9']);
    assert.deepEqual(attributes['msExchUMEnabledText'], ['Welcome.']);
    await assert.rejects(run(NewUMMailboxPolicy, input), { code: 'UM_NAME_TAKEN' });
    const foreign = { ...input, name: 'Other', organization: rival.path };
    await assert.rejects(run(NewUMMailboxPolicy, foreign), { code: 'UM_OBJECT_UNKNOWN' });
  });

  undoesEverywhere(NewUMMailboxPolicy, async (hoster) => ({
    name: 'Strict',
    umDialPlan: (await addDialPlan(hoster)).umDialPlan,
    organization: hoster.acme.path,
  }));
});
