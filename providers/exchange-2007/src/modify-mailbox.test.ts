import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

import { pointers, withoutPointer } from './pointers.ts';

const ModifyMailbox = 'Exchange 2007 Provider::ModifyMailbox';
const addressLists =
  'CN=Address Lists Container,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const membership = [
  `CN=Acme AL,CN=All Address Lists,${addressLists}`,
  `CN=Acme GAL,CN=All Global Address Lists,${addressLists}`,
];
const book = `CN=Acme OAL,CN=Offline Address Lists,${addressLists}`;
const noPolicies = '{26491CFC-9E50-4857-861B-0CB8DF22B5D7}';

describe(ModifyMailbox, () => {
  it('changes what is given and nothing else', async () => {
    const hoster = await withMailbox();
    const { run, ann, directory } = hoster;
    const { dn } = await directory.read(ann);
    const cases: [object, object][] = [
      [{}, {}],
      [{ alias: 'anna' }, { mailNickname: ['anna'] }],
      [{ emailAddressPolicyEnabled: true }, { msExchPoliciesExcluded: undefined }],
      [{ emailAddressPolicyEnabled: false }, { msExchPoliciesExcluded: [noPolicies] }],
      [{ issueWarningQuota: 1 }, { mDBStorageQuota: ['1'] }],
      [{ issueWarningQuota: 'unlimited' }, { mDBStorageQuota: undefined }],
      [{ prohibitSendReceiveQuota: 2_147_483_648 }, { mDBOverHardQuotaLimit: ['2097152'] }],
      [{ useDatabaseQuotaDefaults: true }, { mDBUseDefaults: ['TRUE'] }],
      [{ prohibitSendQuota: 1024 }, { mDBOverQuotaLimit: ['1'], mDBUseDefaults: ['FALSE'] }],
      [
        { maxSendSize: 10_240, maxReceiveSize: 20_480 },
        { submissionContLength: ['10'], delivContLength: ['20'] },
      ],
      [{ recipientLimits: 7 }, { msExchRecipLimit: ['7'] }],
      [{ recipientLimits: 'unlimited' }, { msExchRecipLimit: undefined }],
      [{ retainDeletedItemsFor: '1.00:00:00' }, { garbageCollPeriod: ['86400'], deletedItemFlags: ['5'] }],
      [{ displayName: 'Ann' }, { displayName: ['Ann'] }],
      [{ hiddenFromAddressListsEnabled: true }, { msExchHideFromAddressLists: ['TRUE'], showInAddressBook: undefined }],
      [{ displayName: 'Hidden' }, { displayName: ['Hidden'] }],
      [
        { hiddenFromAddressListsEnabled: false },
        { msExchHideFromAddressLists: undefined, showInAddressBook: membership },
      ],
      [{ addressListVisibilityDistinguishedName: dn }, { msExchQueryBaseDN: [dn] }],
      [{ offlineAddressBook: 'Acme OAL' }, {}],
    ];

    for (const [input, changed] of cases) {
      const before = await attributesOf(hoster);
      assert.deepEqual(await run(ModifyMailbox, { path: ann, ...input }), {});
      assert.deepEqual(await attributesOf(hoster), present({ ...before, ...changed }), JSON.stringify(input));
    }
  });

  it('replaces the addresses of all types that are given, and keeps those of other types', async () => {
    const hoster = await withMailbox();
    const change = (...emailAddresses: string[]) => hoster.run(ModifyMailbox, { path: hoster.ann, emailAddresses });
    const steps: [string[], string[]][] = [
      [
        ['ann@acme.example', 'a@acme.example', 'X500:/o=Old/cn=ann', 'EUM:1'],
        ['SMTP:ann@acme.example', 'smtp:a@acme.example', 'X500:/o=Old/cn=ann', 'EUM:1'],
      ],
      [
        ['a@acme.example', 'smtp:ann@acme.example'],
        ['SMTP:a@acme.example', 'smtp:ann@acme.example', 'X500:/o=Old/cn=ann', 'EUM:1'],
      ],
      [
        ['A@acme.example', 'eum:2'],
        ['SMTP:A@acme.example', 'EUM:2', 'X500:/o=Old/cn=ann'],
      ],
    ];

    for (const [given, expected] of steps) {
      await change(...given);
      const { proxyAddresses, mail } = await attributesOf(hoster);
      assert.deepEqual(proxyAddresses, expected.sort());
      assert.deepEqual(mail, [given[0]]);
    }
  });

  it('heals what other programs have done to the lists, the pointer and the view of a mailbox', async () => {
    const hoster = await withMailbox();
    const { run, directory, ann } = hoster;
    const healthy = await attributesOf(hoster);
    await directory.modify(ann, {
      showInAddressBook: [`CN=Default Global Address List,CN=All Global Address Lists,${addressLists}`],
      otherWellKnownObjects: withoutPointer(healthy['otherWellKnownObjects'], pointers.owningOrganization),
      msExchQueryBaseDN: [],
      msExchUseOAB: [],
    });

    await run(ModifyMailbox, { path: ann });

    assert.deepEqual(await attributesOf(hoster), healthy);
    assert.deepEqual(healthy['msExchUseOAB'], [book]);
  });

  it('refuses what is taken, foreign or cannot be', async () => {
    const { run, acme, rival, directory, ann } = await withMailbox();
    await acme.mailboxUser('ben');
    const eve = await rival.mailboxUser('eve');
    const foreign = (await directory.read(eve)).dn;
    const cases: [string, object][] = [
      ['EXCHANGE_NO_MAILBOX', { path: await acme.user('carl') }],
      ['EXCHANGE_PROXY_ADDRESS_IN_USE', { emailAddresses: ['ann@acme.example', 'ben@acme.example'] }],
      ['EXCHANGE_PROXY_ADDRESS_IN_USE', { emailAddresses: ['EVE@rival.example'] }],
      ['EXCHANGE_ADDRESS_INVALID', { emailAddresses: ['EUM:1', 'ann@acme.example'] }],
      ['EXCHANGE_ADDRESS_INVALID', { emailAddresses: ['ann@acme'] }],
      ['EXCHANGE_FOREIGN_OFFLINE_ADDRESS_BOOK', { offlineAddressBook: 'Rival OAL' }],
      ['EXCHANGE_FOREIGN_ADDRESS_LIST_VISIBILITY', { addressListVisibilityDistinguishedName: foreign }],
      ['EXCHANGE_SIZE_TOO_LARGE', { maxSendSize: 2_199_023_254_529 }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(run(ModifyMailbox, { path: ann, ...input }), { code }, JSON.stringify(input));
    }
  });

  it('does not change a mailbox of no organization', async () => {
    const { run, directory } = await hosting();
    const { domain } = await directory.contexts();
    const path = `LDAP://CN=Operator,${domain}`;
    await directory.add(path, { objectClass: ['user'], homeMDB: [domain], sAMAccountName: ['operator'] });

    await assert.rejects(run(ModifyMailbox, { path, alias: 'me' }), { code: 'EXCHANGE_NO_OWNING_ORGANIZATION' });
  });

  it('gives an address to one of two who want it at once', async () => {
    const { run, acme, ann } = await withMailbox();
    const paths = [ann, await acme.mailboxUser('ben')];
    const emailAddresses = ['same@acme.example'];

    const results = await Promise.allSettled(paths.map((path) => run(ModifyMailbox, { path, emailAddresses })));

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['EXCHANGE_PROXY_ADDRESS_IN_USE', 'done']);
  });

  undoesEverywhere(ModifyMailbox, async ({ acme }) => ({
    path: await acme.mailboxUser('ann'),
    alias: 'anna',
    emailAddresses: ['anna@acme.example', 'ann@acme.example'],
    hiddenFromAddressListsEnabled: true,
    issueWarningQuota: 'unlimited',
  }));
});

/** A hoster with a mailbox in `acme`. */
async function withMailbox(): Promise<Hosting & { readonly ann: string }> {
  const hoster = await hosting();
  return Object.assign(hoster, { ann: await hoster.acme.mailboxUser('ann') });
}

/** What the directory holds of the mailbox, without what every change changes; the order of values says nothing. */
async function attributesOf({ directory, ann }: Hosting & { readonly ann: string }) {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(ann)).attributes;
  return Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, [...values].sort()]));
}

function present(attributes: object): object {
  return Object.fromEntries(Object.entries(attributes).filter(([, values]) => values !== undefined));
}
