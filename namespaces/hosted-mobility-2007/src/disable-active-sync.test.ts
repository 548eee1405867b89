import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::DisableActiveSync`;

describe(name, () => {
  it('switches ActiveSync of the user off', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    await acme.run(name, { user });
    assert.equal((await acme.run(`${own}::GetUserPolicy`, { user })).activeSyncEnabled, false);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
