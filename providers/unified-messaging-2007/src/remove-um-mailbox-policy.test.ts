import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, addVoiceUser, hosting, undoesEverywhere } from '@tenantry/testing';

const RemoveUMMailboxPolicy = 'Unified Messaging 2007 Provider::RemoveUMMailboxPolicy';
const identity = 'Acme, "main" Default Policy';

describe(RemoveUMMailboxPolicy, () => {
  it('is refused while a mailbox has the policy', async () => {
    const hoster = await hosting();
    const user = await addVoiceUser(hoster);

    await assert.rejects(hoster.run(RemoveUMMailboxPolicy, { identity }), { code: 'UM_OBJECT_IN_USE' });
    await hoster.run('Unified Messaging 2007 Provider::DisableUMMailbox', { identity: user });
    await hoster.run(RemoveUMMailboxPolicy, { identity });

    await assert.rejects(hoster.run(RemoveUMMailboxPolicy, { identity }), { code: 'UM_OBJECT_UNKNOWN' });
  });

  undoesEverywhere(RemoveUMMailboxPolicy, async (hoster) => {
    await addDialPlan(hoster);
    return { identity };
  });
});
