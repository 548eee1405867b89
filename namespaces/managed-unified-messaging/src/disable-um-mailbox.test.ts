import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::DisableUMMailbox';

describe(name, () => {
  it('frees the extension', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    await acme.run(name, request);

    const { mailboxes } = await acme.run('Managed Unified Messaging::GetUMMailbox', { organization: acme.path });
    assert.deepEqual(mailboxes, []);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
