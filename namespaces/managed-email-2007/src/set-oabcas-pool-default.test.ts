import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::SetOABCASPoolDefault';

describe(name, () => {
  it('makes another pool the default one', async () => {
    const hoster = await hosting();
    await hoster.run('Managed Email 2007::CreateOABCASPool', { oabCASPool: 'Second', poolTag: 'Two' });
    await hoster.run(name, { oabCASPool: 'Second' });
    assert.equal((await hoster.run('Managed Email 2007::GetOABCASPoolDefault', {})).oabCASPool, 'Second');
  });

  it('refuses unknown pools', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { oabCASPool: 'None' }), { code: 'MANAGED_EMAIL_UNKNOWN_POOL' });
  });

  undoesEverywhere(name);
});
