import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::CreateMailbox';

describe(name, () => {
  it('gives a user a mailbox with quotas in kilobytes, addresses and address lists', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    const { mailboxGuid, database } = await hoster.run(name, {
      user,
      planName: 'MailboxGold',
      alias: 'ann',
      emailAddresses: ['SMTP:ann@acme.example', 'smtp:a@acme.example'],
    });
    const { attributes } = await hoster.directory.read(user);
    assert.match(mailboxGuid, /^[0-9a-f-]{36}$/);
    assert.match(database, /^EXMBX0\d\\SG01\\Mailbox Store/);
    assert.deepEqual([...(attributes['proxyAddresses'] ?? [])].sort(), [
      'SMTP:ann@acme.example',
      'smtp:a@acme.example',
    ]);
    assert.deepEqual(attributes['mail'], ['ann@acme.example']);
    assert.deepEqual(attributes['mDBOverQuotaLimit'], ['1048576']);
    assert.deepEqual(attributes['mDBStorageQuota'], ['943719']);
    assert.equal(attributes['showInAddressBook']?.length, 2);
    assert.equal(attributes['homeMDB']?.length, 1);
  });

  it('refuses a second mailbox, an address that is taken, a foreign domain and a plan that is not available', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const input = (user: string, address: string, planName = 'MailboxGold') => ({
      user,
      planName,
      alias: 'x',
      emailAddresses: [address],
    });
    const ann = await acme.mailboxUser('ann');
    const ben = await acme.user('ben');
    await assert.rejects(hoster.run(name, input(ann, 'SMTP:other@acme.example')), {
      code: 'RESOURCE_MANAGER_ALLOCATION_EXISTS',
    });
    await assert.rejects(hoster.run(name, input(ben, 'SMTP:ann@acme.example')), {
      code: 'EXCHANGE_PROXY_ADDRESS_IN_USE',
    });
    await assert.rejects(hoster.run(name, input(ben, 'SMTP:ben@rival.example')), {
      code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN',
    });
    await hoster.run('Hosted Email 2007::RemoveAvailablePlans', {
      organization: acme.path,
      availablePlans: ['MailboxBasic'],
    });
    await assert.rejects(hoster.run(name, input(ben, 'SMTP:ben@acme.example', 'MailboxBasic')), {
      code: 'PLANS_PLAN_NOT_AVAILABLE',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
