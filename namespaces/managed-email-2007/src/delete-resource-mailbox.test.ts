import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteResourceMailbox';

describe(name, () => {
  it('takes the mailbox of a resource and leaves that of a person', async () => {
    const hoster = await hosting();
    const { acme, directory } = hoster;
    const { user } = await makeRequest(hoster);
    const ann = await acme.mailboxUser('ann');

    await acme.run(name, { user });

    const { attributes } = await directory.read(user);
    assert.deepEqual(
      Object.keys(attributes).filter((each) => each.startsWith('msExch')),
      [],
    );
    await assert.rejects(acme.run(name, { user: ann }), { code: 'EXCHANGE_NOT_A_RESOURCE_MAILBOX' });
  });

  undoesEverywhere(name, makeRequest);

  staysWithin(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ acme }: Hosting) {
  const user = await acme.user('room');
  await acme.run('Managed Email 2007::CreateResourceMailbox', {
    user,
    alias: 'room',
    database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
    emailAddresses: ['SMTP:room@acme.example'],
    resourceType: 'Room',
    resourceCapacity: 3,
  });
  return { user };
}
