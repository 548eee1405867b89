import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::EnableUMMailbox';

describe(name, () => {
  it('enables the mailbox of a user under any of his names', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    const { pin: _, ...withoutPin } = request;
    const named = { ...withoutPin, identity: 'ann@acme.example', organization: acme.path };

    const { pin, extensions } = await acme.run(name, named);

    assert.match(pin, /^\d{6}$/);
    assert.deepEqual(extensions, ['1001']);
    await assert.rejects(acme.run(name, request), { code: 'UM_MAILBOX_ALREADY_ENABLED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
