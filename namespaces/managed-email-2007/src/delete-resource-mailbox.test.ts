import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteResourceMailbox';

describe(name, () => {
  it('takes the mailbox of a resource and leaves that of a person', async () => {
    const hoster = await hosting();
    const { acme, directory } = hoster;
    const { user } = await requestFor(name)(hoster);
    const ann = await acme.mailboxUser('ann');

    await acme.run(name, { user });

    const { attributes } = await directory.read(user);
    assert.deepEqual(
      Object.keys(attributes).filter((each) => each.startsWith('msExch')),
      [],
    );
    await assert.rejects(acme.run(name, { user: ann }), { code: 'EXCHANGE_NOT_A_RESOURCE_MAILBOX' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
