import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ModifyOABCASPool';

describe(name, () => {
  it('changes the tag', async () => {
    const hoster = await hosting();
    await hoster.run(name, { oabCASPool: 'CasPool001', poolTag: 'Other' });
    assert.equal((await hoster.run('Managed Email 2007::GetOABCASPoolDefault', {})).poolTag, 'Other');
  });

  it('refuses unknown pools', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { oabCASPool: 'None', poolTag: 'x' }), {
      code: 'MANAGED_EMAIL_UNKNOWN_POOL',
    });
  });

  undoesEverywhere(name);
});
