import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::SetUMMailboxPIN';

describe(name, () => {
  it('makes a PIN, or unlocks the mailbox', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    const { identity } = request;
    const { pin } = await acme.run(name, { identity });
    const check = async () => acme.run('Managed Unified Messaging::CheckUMMailboxPIN', { identity, pin });
    assert.equal((await check()).accepted, true);

    await acme.run(name, { identity, lockedOut: true });
    assert.deepEqual(await check(), { accepted: false, lockedOut: true, pinExpired: true, resetNeeded: false });
    await acme.run(name, { identity, lockedOut: false });
    assert.equal((await check()).accepted, true);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
