import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const SetCASMailbox = 'Exchange 2007 Provider::SetCASMailbox';
const policies =
  'CN=Mobile Mailbox Policies,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const gold = `CN=Gold,${policies}`;
/** All of Outlook Web Access, as msExchMailboxFolderSet has it. */
const everything = 0x7ffffff;

describe(SetCASMailbox, () => {
  it('changes what is given and nothing else', async () => {
    const hoster = await withMailbox();
    const { run, ann } = hoster;
    const cases: [object, object][] = [
      [{}, {}],
      [{ popEnabled: true, mapiEnabled: true, activeSyncEnabled: true }, {}],
      [{ owaEnabled: false }, { protocolSettings: ['HTTP§0§1§§§§§§'] }],
      [
        { popEnabled: false, popUseProtocolDefaults: false, popMessagesRetrievalMimeFormat: 'TextOnly' },
        { protocolSettings: ['HTTP§0§1§§§§§§', 'POP3§0§0§0§ISO-8859-1§0§§§'] },
      ],
      [{ owaEnabled: true }, { protocolSettings: ['HTTP§1§1§§§§§§', 'POP3§0§0§0§ISO-8859-1§0§§§'] }],
      [{ activeSyncEnabled: false }, { msExchOmaAdminWirelessEnable: ['4'] }],
      [{ activeSyncEnabled: true }, { msExchOmaAdminWirelessEnable: ['0'] }],
      [{ activeSyncAllowedDeviceIDs: ['A', 'B'] }, { msExchMobileAllowedDeviceIDs: ['A', 'B'] }],
      [{ activeSyncAllowedDeviceIDs: [] }, { msExchMobileAllowedDeviceIDs: undefined }],
      [{ activeSyncDebugLogging: true }, { msExchMobileDebugLogging: ['1'] }],
      [{ hasActiveSyncDevicePartnership: true }, { msExchMobileMailboxFlags: ['1'] }],
      [{ activeSyncMailboxPolicy: 'gold' }, { msExchMobileMailboxPolicyLink: [gold] }],
      [{ activeSyncMailboxPolicy: '' }, { msExchMobileMailboxPolicyLink: undefined }],
      [{ activeSyncMailboxPolicy: `LDAP://${gold}` }, { msExchMobileMailboxPolicyLink: [gold] }],
      [{ owaCalendarEnabled: false }, { msExchMailboxFolderSet: [String(everything - 0x2)] }],
      [{ owaRulesEnabled: false }, { msExchMailboxFolderSet: [String(everything - 0x2 - 0x4000)] }],
      [{ owaCalendarEnabled: true, owaRulesEnabled: true }, { msExchMailboxFolderSet: undefined }],
    ];

    for (const [input, changed] of cases) {
      const before = await attributesOf(hoster);
      assert.deepEqual(await run(SetCASMailbox, { path: ann, ...input }), {});
      assert.deepEqual(await attributesOf(hoster), present({ ...before, ...changed }), JSON.stringify(input));
    }
  });

  it('notes what Outlook may not do', async () => {
    const hoster = await withMailbox();

    await hoster.run(SetCASMailbox, {
      path: hoster.ann,
      mapiBlockOutlookNonCachedMode: true,
      mapiBlockOutlookVersions: '-11.8010.8036',
      mapiBlockOutlookRpcHttp: true,
    });
    const blocked = (await attributesOf(hoster))['protocolSettings'];
    await hoster.run(SetCASMailbox, { path: hoster.ann, mapiBlockOutlookRpcHttp: false, mapiBlockOutlookVersions: '' });
    const relaxed = (await attributesOf(hoster))['protocolSettings'];

    assert.deepEqual(blocked, ['MAPI§1§1§-11.8010.8036§1§§§§']);
    assert.deepEqual(relaxed, ['MAPI§1§1§§§§§§']);
  });

  it('makes another one of the addresses the primary one', async () => {
    const hoster = await withMailbox();
    const { run, ann, directory } = hoster;
    await directory.modify(ann, {
      proxyAddresses: ['SMTP:ann@acme.example', 'smtp:A@acme.example', 'X500:/o=Old/cn=ann'],
    });

    await run(SetCASMailbox, { path: ann, primarySmtpAddress: 'a@ACME.example' });

    const { proxyAddresses, mail } = await attributesOf(hoster);
    assert.deepEqual(proxyAddresses, ['SMTP:A@acme.example', 'X500:/o=Old/cn=ann', 'smtp:ann@acme.example']);
    assert.deepEqual(mail, ['A@acme.example']);
  });

  it('heals the lists of the mailbox (KB952077)', async () => {
    const hoster = await withMailbox();
    const { showInAddressBook } = await attributesOf(hoster);
    await hoster.directory.modify(hoster.ann, { showInAddressBook: [] });

    await hoster.run(SetCASMailbox, { path: hoster.ann, activeSyncMailboxPolicy: 'Gold' });

    assert.deepEqual((await attributesOf(hoster))['showInAddressBook'], showInAddressBook);
  });

  it('refuses users without a mailbox, policies that are none, and addresses of others', async () => {
    const { run, acme, ann } = await withMailbox();
    await acme.mailboxUser('ben');
    const cases: [string, object][] = [
      ['EXCHANGE_NO_MAILBOX', { path: acme.administrator }],
      ['EXCHANGE_ACTIVESYNC_POLICY_UNKNOWN', { activeSyncMailboxPolicy: 'Silver' }],
      ['EXCHANGE_ACTIVESYNC_POLICY_UNKNOWN', { activeSyncMailboxPolicy: policies }],
      ['EXCHANGE_PRIMARY_ADDRESS_UNKNOWN', { primarySmtpAddress: 'ben@acme.example' }],
      ['ENGINE_INPUT_INVALID', { popMessagesRetrievalMimeFormat: 'Rot13' }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(run(SetCASMailbox, { path: ann, ...input }), { code }, JSON.stringify(input));
    }
  });

  undoesEverywhere(SetCASMailbox, async ({ acme, directory }) => {
    await directory.add(gold, { objectClass: ['msExchMobileMailboxPolicy'] });
    const path = await acme.mailboxUser('ann');
    const switches = { imapEnabled: false, activeSyncEnabled: false, owaNotesEnabled: false };
    return { path, ...switches, activeSyncMailboxPolicy: 'Gold', primarySmtpAddress: 'ann@acme.example' };
  });
});

/** A hoster with an ActiveSync policy, and a mailbox that has never been set. */
async function withMailbox(): Promise<Hosting & { readonly ann: string }> {
  const hoster = await hosting();
  const { acme, directory } = hoster;
  const ann = await acme.mailboxUser('ann');
  await directory.add(gold, { objectClass: ['msExchMobileMailboxPolicy'] });
  await directory.modify(ann, {
    protocolSettings: [],
    msExchOmaAdminWirelessEnable: [],
    msExchMailboxFolderSet: [],
    msExchMobileMailboxPolicyLink: [],
  });
  return Object.assign(hoster, { ann });
}

/** What the directory holds of the mailbox, without what every change changes; the order of values says nothing. */
async function attributesOf({ directory, ann }: Hosting & { readonly ann: string }) {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(ann)).attributes;
  return Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, [...values].sort()]));
}

function present(attributes: object): object {
  return Object.fromEntries(Object.entries(attributes).filter(([, values]) => values !== undefined));
}
