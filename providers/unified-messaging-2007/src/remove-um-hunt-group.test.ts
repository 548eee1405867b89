import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const RemoveUMHuntGroup = 'Unified Messaging 2007 Provider::RemoveUMHuntGroup';
const prepared = requestFor('Managed Unified Messaging::RemoveUMHuntGroup');

describe(RemoveUMHuntGroup, () => {
  it('deletes a hunt group of the organization and frees its number', async () => {
    const hoster = await hosting();
    const input = await prepared(hoster);
    const foreign = hoster.run(RemoveUMHuntGroup, { ...input, organization: hoster.rival.path });
    await assert.rejects(foreign, { code: 'UM_OBJECT_UNKNOWN' });

    await hoster.run(RemoveUMHuntGroup, input);

    assert.deepEqual(await hoster.run('Unified Messaging 2007 Provider::GetUMHuntGroup', {}), { huntGroups: [] });
  });

  undoesEverywhere(RemoveUMHuntGroup, prepared);
});
