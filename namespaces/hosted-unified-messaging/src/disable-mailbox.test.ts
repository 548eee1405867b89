import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::DisableMailbox';

describe(name, () => {
  it('takes voice mail away, whether the user is named once or twice', async () => {
    const hoster = await hosting();
    const { acme, directory } = hoster;
    const request = await requestFor(name)(hoster);

    await acme.run(name, { ...request, identity: 'ann@acme.example' });

    assert.equal((await directory.read(request.path)).attributes['msExchUMEnabledFlags'], undefined);
    await assert.rejects(acme.run(name, request), { code: 'UM_MAILBOX_NOT_ENABLED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
