import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::ModifyResourceMailbox';

describe(name, () => {
  it('changes what is given, keeps the rest, and leaves the room in the lists of its organization', async () => {
    const hoster = await hosting();
    const { acme, directory } = hoster;
    const { user, ann } = await withRoom(hoster);
    const before = (await directory.read(user)).attributes;

    await acme.run(name, { user, alias: 'boardroom', automateProcessing: 'AutoAccept', bookInPolicy: [] });

    const resource = await acme.run('Hosted Email 2007::GetResourceMailbox', { user });
    assert.equal(resource.alias, 'boardroom');
    assert.equal(resource.automateProcessing, 'AutoAccept');
    assert.deepEqual(resource.bookInPolicy, []);
    assert.deepEqual(resource.resourceDelegates, [ann]);
    const { attributes } = await directory.read(user);
    for (const kept of ['showInAddressBook', 'msExchQueryBaseDN', 'msExchUseOAB', 'proxyAddresses']) {
      assert.deepEqual(attributes[kept], before[kept], kept);
    }
  });

  it('refuses addresses that nobody has or that lie in a domain of another tenant, and changes nothing', async () => {
    const hoster = await hosting({ queue: false });
    const { acme, rival } = hoster;
    const { user } = await withRoom(hoster);
    await rival.mailboxUser('eve');
    const before = await hoster.everything();

    for (const recipient of ['nobody@acme.example', 'nobody@nowhere.example', 'eve@rival.example']) {
      const request = { user, bookInPolicy: ['ann@acme.example', recipient] };
      await assert.rejects(acme.run(name, request), { code: 'ENGINE_NO_SUCH_OBJECT' }, recipient);
    }
    await assert.rejects(acme.run(name, { user, emailAddresses: ['SMTP:room@rival.example'] }), {
      code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN',
    });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);

  staysWithin(name);
});

async function withRoom({ acme }: Hosting) {
  const ann = await acme.mailboxUser('ann');
  const user = await acme.user('room');
  await acme.run('Hosted Email 2007::CreateResourceMailbox', {
    user,
    alias: 'room',
    emailAddresses: ['SMTP:room@acme.example'],
    resourceType: 'Room',
    bookInPolicy: [ann],
    resourceDelegates: [ann],
  });
  return { user, ann };
}
