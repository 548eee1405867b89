import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting, undoesEverywhere } from '@tenantry/testing';

const RemoveUMAutoAttendant = 'Unified Messaging 2007 Provider::RemoveUMAutoAttendant';
const New = 'Unified Messaging 2007 Provider::NewUMAutoAttendant';

describe(RemoveUMAutoAttendant, () => {
  it('is refused while another one falls back on it', async () => {
    const hoster = await hosting();
    const { umDialPlan } = await addDialPlan(hoster);
    await hoster.run(New, { name: 'Reception', umDialPlan });
    await hoster.run(New, { name: 'Speech', umDialPlan, dtmfFallbackAutoAttendant: 'Reception' });

    const removed = hoster.run(RemoveUMAutoAttendant, { identity: 'Reception' });
    await assert.rejects(removed, { code: 'UM_OBJECT_IN_USE', message: /Speech/ });
    for (const identity of ['Speech', 'Reception']) await hoster.run(RemoveUMAutoAttendant, { identity });

    assert.deepEqual(await hoster.run('Unified Messaging 2007 Provider::GetUMAutoAttendant', {}), {
      autoAttendants: [],
    });
  });

  undoesEverywhere(RemoveUMAutoAttendant, async (hoster) => {
    const { umDialPlan } = await addDialPlan(hoster);
    await hoster.run(New, { name: 'Reception', umDialPlan });
    return { identity: 'Reception' };
  });
});
