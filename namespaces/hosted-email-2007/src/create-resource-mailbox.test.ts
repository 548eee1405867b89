import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::CreateResourceMailbox';

describe(name, () => {
  it('makes a room that the people of the organization find at once, in the books like every mailbox', async () => {
    const hoster = await hosting();
    const { acme, run, directory } = hoster;
    const user = await acme.user('room');

    const { mailboxGuid, database } = await acme.run(name, { ...roomFor(user), planName: 'MailboxGold' });

    const { attributes } = await directory.read(user);
    const lists = (attributes['showInAddressBook'] ?? []).map((dn) => dn.split(',')[0]).sort();
    assert.deepEqual(lists, ['CN=Acme AL', 'CN=Acme GAL']);
    assert.deepEqual(attributes['msExchQueryBaseDN'], [(await directory.read(acme.path)).dn]);
    assert.match(attributes['msExchUseOAB']?.[0] ?? '', /^CN=Acme OAL,/);
    const { mailbox } = await run('Exchange 2007 Resource Manager::QueryMailboxAllocation', { mailbox: user });
    assert.equal(mailbox.kilobytes, 1_048_576);
    const { assets } = await run('Managed Plans::GetAssetsByCustomer', { path: user });
    assert.deepEqual(
      assets.map(({ assetTypeName, value }: Record<string, string>) => [assetTypeName, value]),
      [['ExchMailboxGUID', mailboxGuid]],
    );
    assert.match(database, /^EXMBX0\d\\SG01\\Mailbox Store/);
  });

  it('takes the smallest plan of the organization without one, and refuses where there is none', async () => {
    const { acme, rival, run } = await hosting();
    const user = await acme.user('room');
    await acme.run(name, roomFor(user));
    assert.equal((await run('Hosted Email 2007::GetResourceMailbox', { user })).planName, 'MailboxBasic');

    await run('Hosted Email 2007::RemoveAvailablePlans', {
      organization: rival.path,
      availablePlans: ['MailboxBasic', 'MailboxGold'],
    });
    const other = { ...roomFor(await rival.user('room')), emailAddresses: ['room@rival.example'] };
    await assert.rejects(rival.run(name, other), { code: 'HOSTED_EMAIL_NO_PLAN_AVAILABLE' });
  });

  it('takes recipients of the organization under every name that they have, also in a further domain', async () => {
    const { acme, run, directory } = await hosting();
    await acme.run('Hosted Email 2007::CreateSMTPDomain', { organization: acme.path, domainName: 'second.example' });
    const ann = await acme.mailboxUser('ann');
    const emailAddresses = ['SMTP:ann@second.example', 'smtp:ann@acme.example'];
    await run('Hosted Email 2007::ModifyMailbox', { user: ann, emailAddresses });
    const { guid, attributes } = await directory.read(ann);
    const names = [
      ann,
      guid,
      `{${guid.toUpperCase()}}`,
      'ann@second.example',
      'ANN@acme.example',
      'smtp:ann@acme.example',
      attributes['legacyExchangeDN']?.[0],
      `FABRIKAM\\${attributes['sAMAccountName']?.[0]}`,
      'Ann',
    ];

    const user = await acme.user('room');
    await acme.run(name, { ...roomFor(user), bookInPolicy: names, resourceDelegates: ['ann@second.example'] });

    const resource = await acme.run('Hosted Email 2007::GetResourceMailbox', { user });
    assert.deepEqual(resource.bookInPolicy, [ann]);
    assert.deepEqual(resource.resourceDelegates, [ann]);
  });

  it('refuses recipients of another organization under every name, in every list, and changes nothing', async () => {
    const hoster = await hosting({ queue: false });
    const { acme, rival, directory } = hoster;
    const eve = await rival.mailboxUser('eve');
    const { guid, attributes } = await directory.read(eve);
    const user = await acme.user('room');
    const names = [
      eve,
      guid,
      'eve@rival.example',
      'eve',
      'smtp:eve@rival.example',
      attributes['legacyExchangeDN']?.[0],
    ];
    const before = await hoster.everything();

    for (const list of ['bookInPolicy', 'requestInPolicy', 'requestOutOfPolicy', 'resourceDelegates']) {
      for (const each of names) {
        const refused = acme.run(name, { ...roomFor(user), [list]: [each] });
        await assert.rejects(refused, { code: 'ENGINE_NO_SUCH_OBJECT' }, `${list} ${each}`);
        const code = each === eve ? 'ENGINE_FOREIGN_OBJECT' : 'ENGINE_NO_SUCH_OBJECT';
        await assert.rejects(
          hoster.run(name, { ...roomFor(user), [list]: [each] }),
          { code },
          `system ${list} ${each}`,
        );
      }
    }
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);

  staysWithin(name);
});

function roomFor(user: string) {
  return {
    user,
    alias: 'room',
    emailAddresses: ['SMTP:room@acme.example'],
    resourceType: 'Room',
    resourceCapacity: 12,
  };
}
