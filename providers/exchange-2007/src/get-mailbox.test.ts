import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const GetMailbox = 'Exchange 2007 Provider::GetMailbox';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const servers = `CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,${exchange}`;
const database = `LDAP://CN=Mailbox Store 1 (EXMBX02),CN=SG01,CN=InformationStore,CN=EXMBX02,${servers}`;
const book = `CN=Acme OAL,CN=Offline Address Lists,CN=Address Lists Container,${exchange}`;

describe(GetMailbox, () => {
  it('reads what CreateMailbox was given', async () => {
    const { run, acme, directory } = await hosting();
    await acme.mailboxUser('ann');
    const path = await acme.user('ben');
    const limits = {
      issueWarningQuota: 1024,
      maxSendSize: 2048,
      maxReceiveSize: 3072,
      prohibitSendQuota: 'unlimited',
      prohibitSendReceiveQuota: 4096,
      recipientLimits: 500,
      useDatabaseQuotaDefaults: true,
      retainDeletedItemsFor: '14.01:02:03',
      hiddenFromAddressListsEnabled: true,
      displayName: 'Benjamin',
    };
    const emailAddresses = ['SMTP:ben@acme.example', 'smtp:b@acme.example', 'X500:/o=Old/cn=ben'];

    const made = await run('Exchange 2007 Provider::CreateMailbox', {
      path,
      alias: 'ben',
      database,
      emailAddresses,
      emailAddressPolicyEnabled: false,
      ...limits,
    });

    const { result } = await run(GetMailbox, { path });
    assert.deepEqual(result, {
      ...limits,
      alias: 'ben',
      emailAddresses,
      addressListVisibilityDistinguishedName: (await directory.read(acme.path)).dn,
      owningOrganization: acme.path,
      offlineAddressBook: book,
      emailAddressPolicyEnabled: false,
      database,
      mailboxGuid: made.mailboxGuid,
      legacyExchangeDN: made.legacyExchangeDN,
      enabled: true,
      primarySmtpAddress: 'ben@acme.example',
    });
  });

  it('gives the limits of a mailbox without any as unlimited and those of its store', async () => {
    const { run, rival } = await hosting();
    const path = await rival.user('ben');
    const emailAddresses = ['ben@rival.example'];
    await run('Exchange 2007 Provider::CreateMailbox', { path, alias: 'ben', database, emailAddresses });

    const { result } = await run(GetMailbox, { path });

    for (const name of ['issueWarningQuota', 'prohibitSendQuota', 'prohibitSendReceiveQuota', 'recipientLimits']) {
      assert.equal(result[name], 'unlimited', name);
    }
    assert.equal(result.useDatabaseQuotaDefaults, true);
    assert.equal(result.hiddenFromAddressListsEnabled, false);
    assert.equal(result.emailAddressPolicyEnabled, true);
    for (const name of ['retainDeletedItemsFor', 'offlineAddressBook']) assert.equal(name in result, false, name);
  });

  it('puts the primary address first and says whether the mailbox is enabled', async () => {
    const { run, acme, directory } = await hosting();
    const path = await acme.mailboxUser('ann');
    await directory.modify(path, {
      proxyAddresses: ['X500:/o=Old/cn=ann', 'smtp:a@acme.example', 'SMTP:z@acme.example'],
    });
    await run('Exchange 2007 Provider::DisableMailbox', { path });

    const { result } = await run(GetMailbox, { path });

    assert.equal(result.emailAddresses[0], 'SMTP:z@acme.example');
    assert.equal(result.primarySmtpAddress, 'z@acme.example');
    assert.equal(result.enabled, false);
  });

  it('reads a mailbox that another program made with as little as possible', async () => {
    const { run, directory } = await hosting();
    const { domain } = await directory.contexts();
    const path = `LDAP://CN=Operator,${domain}`;
    await directory.add(path, { objectClass: ['user'], homeMDB: [database.slice('LDAP://'.length)] });

    const { result } = await run(GetMailbox, { path });

    assert.equal(result.database, database);
    assert.deepEqual(result.emailAddresses, []);
    for (const name of ['owningOrganization', 'mailboxGuid']) assert.equal(name in result, false, name);
  });

  it('refuses a user without a mailbox', async () => {
    const { run, acme } = await hosting();

    await assert.rejects(run(GetMailbox, { path: acme.administrator }), { code: 'EXCHANGE_NO_MAILBOX' });
    await assert.rejects(run(GetMailbox, { path: acme.path }), { code: 'ENGINE_WRONG_KIND_OF_OBJECT' });
  });
});
