import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, addVoiceUser, hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Unified Messaging 2007 Provider';
const RemoveUMDialPlan = `${provider}::RemoveUMDialPlan`;
const identity = 'Acme, "main"';

describe(RemoveUMDialPlan, () => {
  it('is refused while somebody uses the plan, and takes it off its servers', async () => {
    const hoster = await hosting();
    const { run, rival, directory } = hoster;
    const user = await addVoiceUser(hoster);
    await run(`${provider}::SetUMServer`, { identity: 'EXMBX01', propertyList: { dialPlans: [identity] } });

    await assert.rejects(run(RemoveUMDialPlan, { identity }), { code: 'UM_OBJECT_IN_USE' });
    await run(`${provider}::DisableUMMailbox`, { identity: user });
    await assert.rejects(run(RemoveUMDialPlan, { identity }), { code: 'UM_OBJECT_IN_USE', message: /Default Policy/ });
    await run(`${provider}::RemoveUMMailboxPolicy`, { identity: `${identity} Default Policy` });
    await assert.rejects(run(RemoveUMDialPlan, { identity, organization: rival.path }), { code: 'UM_OBJECT_UNKNOWN' });
    await run(RemoveUMDialPlan, { identity });

    await assert.rejects(run(`${provider}::GetUMDialPlan`, { identity }), { code: 'UM_OBJECT_UNKNOWN' });
    for await (const { attributes } of directory.search({
      base: (await directory.contexts()).configuration,
      filter: '(objectClass=msExchExchangeServer)',
    }))
      assert.equal(attributes['msExchUMServerDialPlanLink'], undefined);
  });

  undoesEverywhere(RemoveUMDialPlan, async (hoster) => {
    const { umMailboxPolicy } = await addDialPlan(hoster);
    await hoster.run(`${provider}::SetUMServer`, { identity: 'EXMBX01', propertyList: { dialPlans: [identity] } });
    await hoster.run(`${provider}::RemoveUMMailboxPolicy`, { identity: umMailboxPolicy });
    return { identity };
  });
});
