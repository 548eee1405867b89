import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { guidToOctets } from '@tenantry/directory';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const CreateMailbox = 'Exchange 2007 Provider::CreateMailbox';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const server = `CN=EXMBX01,CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,${exchange}`;
const store = `CN=Mailbox Store 1 (EXMBX01),CN=SG01,CN=InformationStore,${server}`;
const database = 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)';
const legacyRoot = '/o=First Organization/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)';
const addressLists = `CN=Address Lists Container,${exchange}`;

describe(CreateMailbox, () => {
  it('gives the user the attributes of a mailbox, seen by his own organization only', async () => {
    const hoster = await withLists();
    const { directory, acme } = hoster;
    const ben = await acme.user('ben');
    const before = await attributesOf(hoster, ben);

    const { mailboxGuid, legacyExchangeDN } = await hoster.run(CreateMailbox, mailboxFor(ben));

    assert.equal(legacyExchangeDN, `${legacyRoot}/cn=Recipients/cn=ben-${mailboxGuid.replaceAll('-', '')}`);
    const { dn } = await directory.read(acme.path);
    assert.deepEqual(await attributesOf(hoster, ben), {
      ...before,
      homeMDB: [store],
      homeMTA: [`CN=Microsoft MTA,${server}`],
      legacyExchangeDN: [legacyExchangeDN],
      mDBUseDefaults: ['TRUE'],
      mail: ['ben@acme.example'],
      mailNickname: ['ben'],
      msExchHomeServerName: [`${legacyRoot}/cn=Configuration/cn=Servers/cn=EXMBX01`],
      msExchMailboxGuid: [guidToOctets(mailboxGuid)],
      msExchQueryBaseDN: [dn],
      msExchRecipientDisplayType: ['1073741824'],
      msExchRecipientTypeDetails: ['1'],
      msExchUseOAB: [`CN=Acme OAL,CN=Offline Address Lists,${addressLists}`],
      msExchUserAccountControl: ['0'],
      msExchVersion: ['4535486012416'],
      otherWellKnownObjects: [`B:32:B7AE2ABCCBAD41A28973559FCA154DB0:${dn}`],
      proxyAddresses: ['SMTP:ben@acme.example'],
      showInAddressBook: [
        `CN=Acme GAL,CN=All Global Address Lists,${addressLists}`,
        `CN=Acme AL,CN=All Address Lists,${addressLists}`,
      ],
    });
  });

  it('writes addresses, limits and policies as the directory has them', async () => {
    const hoster = await withLists();
    const ben = await hoster.acme.user('ben');

    await hoster.run(CreateMailbox, {
      ...mailboxFor(ben),
      emailAddresses: ['ben@acme.example', 'SMTP:b@acme.example', 'x500:/o=Old/cn=ben', 'smtp:BEN@acme.example'],
      emailAddressPolicyEnabled: false,
      issueWarningQuota: 1025,
      maxSendSize: 1024,
      maxReceiveSize: 'unlimited',
      prohibitSendQuota: 2_199_023_254_528,
      prohibitSendReceiveQuota: 'unlimited',
      recipientLimits: 500,
      retainDeletedItemsFor: '14.00:00:01',
      hiddenFromAddressListsEnabled: true,
      displayName: 'Ben, hidden',
    });

    const expected = {
      proxyAddresses: ['SMTP:ben@acme.example', 'smtp:b@acme.example', 'X500:/o=Old/cn=ben'],
      mail: ['ben@acme.example'],
      msExchPoliciesExcluded: ['{26491CFC-9E50-4857-861B-0CB8DF22B5D7}'],
      mDBStorageQuota: ['2'],
      submissionContLength: ['1'],
      delivContLength: undefined,
      mDBOverQuotaLimit: ['2147483647'],
      mDBOverHardQuotaLimit: undefined,
      mDBUseDefaults: ['FALSE'],
      msExchRecipLimit: ['500'],
      garbageCollPeriod: ['1209601'],
      deletedItemFlags: ['5'],
      msExchHideFromAddressLists: ['TRUE'],
      showInAddressBook: undefined,
      displayName: ['Ben, hidden'],
    };
    const attributes = await attributesOf(hoster, ben);
    for (const [name, values] of Object.entries(expected)) assert.deepEqual(attributes[name], values, name);
  });

  it('sets client access at once, as SetCASMailbox does', async () => {
    const hoster = await withLists();
    const gold = `CN=Gold,CN=Mobile Mailbox Policies,${exchange}`;
    await hoster.directory.add(gold, { objectClass: ['msExchMobileMailboxPolicy'] });
    const access = { owaEnabled: false, activeSyncEnabled: false, activeSyncMailboxPolicy: 'Gold' };
    const ben = await hoster.acme.user('ben');
    await hoster.run(CreateMailbox, { ...mailboxFor(ben), ...access });
    const carl = await hoster.acme.user('carl');
    await hoster.run(CreateMailbox, mailboxFor(carl, 'carl'));
    await hoster.run('Exchange 2007 Provider::SetCASMailbox', { path: carl, ...access });

    const names = ['protocolSettings', 'msExchOmaAdminWirelessEnable', 'msExchMobileMailboxPolicyLink'];
    const { attributes } = await hoster.directory.read(ben, names);
    assert.deepEqual(attributes['msExchMobileMailboxPolicyLink'], [gold]);
    assert.deepEqual(attributes['msExchOmaAdminWirelessEnable'], ['4']);
    assert.deepEqual(attributes, (await hoster.directory.read(carl, names)).attributes);
  });

  it('makes a mailbox where an organization has no lists yet, and for a disabled account', async () => {
    const hoster = await hosting();
    const { directory, rival } = hoster;
    const ben = await rival.user('ben');
    await directory.modify(ben, { userAccountControl: ['514'] });

    await hoster.run(CreateMailbox, { ...mailboxFor(ben), emailAddresses: ['ben@rival.example'] });

    const attributes = await attributesOf(hoster, ben);
    assert.equal(attributes['showInAddressBook'], undefined);
    assert.equal(attributes['msExchUseOAB'], undefined);
    assert.deepEqual(attributes['msExchUserAccountControl'], ['2']);
    assert.deepEqual(attributes['msExchQueryBaseDN'], [(await directory.read(rival.path)).dn]);
  });

  it('takes the store by DN and path, the own address book by any name, and the user alone as what he sees', async () => {
    const hoster = await withLists();
    const book = `CN=Acme OAL,CN=Offline Address Lists,${addressLists}`;
    const cases = [
      { name: 'one', database: store, offlineAddressBook: 'acme oal' },
      { name: 'two', database: `LDAP://${store}`, offlineAddressBook: book },
      { name: 'three', database: 'exmbx01\\Mailbox Store 1 (EXMBX01)', offlineAddressBook: `LDAP://${book}` },
    ];

    for (const { name, ...more } of cases) {
      const path = await hoster.acme.user(name);
      const { dn } = await hoster.directory.read(path);
      await hoster.run(CreateMailbox, {
        ...mailboxFor(path, name),
        ...more,
        addressListVisibilityDistinguishedName: dn,
      });
      const attributes = await attributesOf(hoster, path);
      assert.deepEqual(attributes['homeMDB'], [store], name);
      assert.deepEqual(attributes['msExchUseOAB'], [book], name);
      assert.deepEqual(attributes['msExchQueryBaseDN'], [dn], name);
    }
  });

  it('refuses what is taken, unknown, foreign or cannot be', async () => {
    const { run, acme, rival, directory } = await withLists();
    const path = await acme.user('ben');
    await rival.mailboxUser('eve');
    const { dn: foreign } = await directory.read(rival.path);
    const cases: [string, object][] = [
      ['EXCHANGE_PROXY_ADDRESS_IN_USE', { emailAddresses: ['ben@acme.example', 'ANN@acme.example'] }],
      ['EXCHANGE_PROXY_ADDRESS_IN_USE', { emailAddresses: ['eve@rival.example'] }],
      ['EXCHANGE_ADDRESS_INVALID', { emailAddresses: ['X500:/o=Old/cn=ben', 'ben@acme.example'] }],
      ['EXCHANGE_ADDRESS_INVALID', { emailAddresses: ['ben@acme.example', 'smtp:ben acme'] }],
      ['EXCHANGE_STORE_UNKNOWN', { database: 'EXMBX01\\SG01\\Nothing' }],
      ['EXCHANGE_STORE_UNKNOWN', { database: 'EXMBX01\\SG01\\Public Folder Store (EXMBX01)' }],
      ['EXCHANGE_STORE_UNKNOWN', { database: 'Mailbox Store 1 (EXMBX01)\\EXMBX01' }],
      ['EXCHANGE_FOREIGN_OFFLINE_ADDRESS_BOOK', { offlineAddressBook: 'Rival OAL' }],
      ['EXCHANGE_FOREIGN_ADDRESS_LIST_VISIBILITY', { addressListVisibilityDistinguishedName: foreign }],
      ['EXCHANGE_FOREIGN_ADDRESS_LIST_VISIBILITY', { addressListVisibilityDistinguishedName: 'DC=fabrikam,DC=com' }],
      ['EXCHANGE_FOREIGN_ADDRESS_LIST_VISIBILITY', { addressListVisibilityDistinguishedName: 'CN=Nobody' }],
      ['EXCHANGE_ACTIVESYNC_POLICY_UNKNOWN', { activeSyncMailboxPolicy: 'Silver' }],
      ['EXCHANGE_SIZE_TOO_LARGE', { prohibitSendQuota: 2_199_023_254_529 }],
      ['ENGINE_FOREIGN_OBJECT', { owningOrganization: rival.path }],
      ['ENGINE_INPUT_INVALID', { alias: 'ben b' }],
      ['ENGINE_INPUT_INVALID', { emailAddresses: [] }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(run(CreateMailbox, { ...mailboxFor(path), ...input }), { code }, JSON.stringify(input));
    }
  });

  it('never says who has an address', async () => {
    const { run, acme, rival } = await withLists();
    await rival.mailboxUser('eve');
    const request = { ...mailboxFor(await acme.user('ben')), emailAddresses: ['eve@rival.example'] };

    await assert.rejects(run(CreateMailbox, request), {
      code: 'EXCHANGE_PROXY_ADDRESS_IN_USE',
      message: 'The address eve@rival.example is in use. Choose another address.',
    });
  });

  it('refuses users who have mail already, and those of no organization', async () => {
    const hoster = await withLists();
    const { run, acme, directory } = hoster;
    const ben = await acme.user('ben');
    await directory.modify(ben, { targetAddress: ['SMTP:ben@elsewhere.example'] });
    const { domain } = await directory.contexts();
    const stranger = `CN=Stranger,${domain}`;
    await directory.add(stranger, { objectClass: ['user'], sAMAccountName: ['stranger'] });

    await assert.rejects(run(CreateMailbox, mailboxFor(ben)), { code: 'EXCHANGE_ALREADY_MAIL_ENABLED' });
    const again = run(CreateMailbox, mailboxFor(hoster.ann, 'again'));
    await assert.rejects(again, { code: 'EXCHANGE_MAILBOX_EXISTS' });
    const alone = run(CreateMailbox, mailboxFor(`LDAP://${stranger}`, 'stranger'));
    await assert.rejects(alone, { code: 'ENGINE_FOREIGN_OBJECT' });
  });

  it('gives an address to one of two who want it at once, and different ones to all', async () => {
    const { run, acme } = await withLists();
    const names = ['one', 'two', 'three', 'four'];
    const paths: string[] = [];
    for (const name of names) paths.push(await acme.user(name));
    const requests = paths.map((path, index) => mailboxFor(path, names[index]));

    const wanted = requests.slice(0, 2).map((request) => ({ ...request, emailAddresses: ['same@acme.example'] }));
    const results = await Promise.allSettled([...wanted, ...requests.slice(2)].map((each) => run(CreateMailbox, each)));

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done'));
    assert.deepEqual(codes.slice(0, 2).sort(), ['EXCHANGE_PROXY_ADDRESS_IN_USE', 'done']);
    assert.deepEqual(codes.slice(2), ['done', 'done']);
  });

  it('never gives the identity of an earlier mailbox, and protects the names that old mail goes by', async () => {
    const hoster = await withLists();
    const { run, acme } = hoster;
    const ben = await acme.user('ben');
    const first = await run(CreateMailbox, mailboxFor(ben));
    const stolen = { ...mailboxFor(await acme.user('eve'), 'eve') };
    const emailAddresses = [...stolen.emailAddresses, `X500:${first.legacyExchangeDN}`];
    const theft = run(CreateMailbox, { ...stolen, emailAddresses });
    await assert.rejects(theft, { code: 'EXCHANGE_PROXY_ADDRESS_IN_USE' });

    await run('Exchange 2007 Provider::DeleteMailbox', { path: ben });
    const kept = `X500:${first.legacyExchangeDN}`;
    const second = await run(CreateMailbox, { ...mailboxFor(ben), emailAddresses: ['ben@acme.example', kept] });

    assert.notEqual(second.mailboxGuid, first.mailboxGuid);
    assert.notEqual(second.legacyExchangeDN, first.legacyExchangeDN);
    assert.deepEqual((await attributesOf(hoster, ben))['proxyAddresses'], ['SMTP:ben@acme.example', kept]);
  });

  undoesEverywhere(CreateMailbox, async ({ acme }) => {
    await acme.mailboxUser('ann');
    return { ...mailboxFor(await acme.user('ben')), displayName: 'Benjamin', prohibitSendQuota: 1_048_576 };
  });
});

/** A hoster whose tenant `acme` has its lists, made for its first mailbox. */
async function withLists(): Promise<Hosting & { readonly ann: string }> {
  const hoster = await hosting();
  return Object.assign(hoster, { ann: await hoster.acme.mailboxUser('ann') });
}

function mailboxFor(path: string, alias = 'ben') {
  return { path, alias, database, emailAddresses: [`SMTP:${alias}@acme.example`] };
}

/** What the directory holds of a user, without what every change changes. */
async function attributesOf({ directory }: Hosting, path: string): Promise<Record<string, readonly string[]>> {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return attributes;
}
