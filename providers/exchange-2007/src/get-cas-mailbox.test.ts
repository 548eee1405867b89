import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

const GetCASMailbox = 'Exchange 2007 Provider::GetCASMailbox';
const SetCASMailbox = 'Exchange 2007 Provider::SetCASMailbox';
const policies =
  'CN=Mobile Mailbox Policies,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const gold = `CN=Gold,${policies}`;

describe(GetCASMailbox, () => {
  it('returns what SetCASMailbox was given, also of a disabled mailbox', async () => {
    const { run, directory, ann } = await withMailboxes();
    await directory.add(gold, { objectClass: ['msExchMobileMailboxPolicy'] });
    const settings = {
      imapEnabled: false,
      mapiEnabled: true,
      owaEnabled: false,
      popEnabled: true,
      activeSyncAllowedDeviceIDs: ['device'],
      activeSyncDebugLogging: true,
      activeSyncEnabled: false,
      activeSyncMailboxPolicy: gold,
      hasActiveSyncDevicePartnership: true,
      popUseProtocolDefaults: false,
      popMessagesRetrievalMimeFormat: 'HtmlOnly',
      imapUseProtocolDefaults: true,
      imapMessagesRetrievalMimeFormat: 'TextEnrichedOnly',
      mapiBlockOutlookNonCachedMode: true,
      mapiBlockOutlookVersions: '-11.8010.8036',
      mapiBlockOutlookRpcHttp: false,
      owaCalendarEnabled: false,
      owaPremiumClientEnabled: true,
      owaChangePasswordEnabled: false,
    };
    const identity = (await directory.read(ann)).dn;
    const described = { distinguishedName: identity, Name: 'ann@acme.example', displayName: 'ann' };

    for (const procedure of ['EnableMailbox', 'DisableMailbox']) {
      await run(`Exchange 2007 Provider::${procedure}`, { path: ann });
      await run(SetCASMailbox, { path: ann, ...settings });
      const { mailboxes } = await run(GetCASMailbox, { identity });
      const [mailbox] = mailboxes;
      assert.equal(mailboxes.length, 1);
      assert.deepEqual({ ...mailbox, ...described, ...settings }, mailbox, procedure);
      assert.equal(mailbox.primarySMTPAddress, 'ann@acme.example');
      assert.equal(mailbox.owaRulesEnabled, true);
    }
  });

  it('finds a mailbox by any of its names', async () => {
    const { run, directory, ann } = await withMailboxes();
    const { dn, path, guid, attributes } = await directory.read(ann);
    const account = attributes['sAMAccountName']?.[0];
    const identities = [
      guid,
      `{${guid.toUpperCase()}}`,
      dn,
      path,
      `FABRIKAM\\${account}`,
      account,
      'ANN@acme.example',
      attributes['legacyExchangeDN']?.[0],
      'anna',
    ];

    for (const identity of identities) {
      const { mailboxes } = await run(GetCASMailbox, { identity });
      assert.deepEqual(mailboxes.map(nameOf), [dn], identity);
    }
  });

  it('refuses names of nobody, of users without a mailbox, of several mailboxes, and of mailboxes elsewhere', async () => {
    const { run, acme, rival, directory } = await withMailboxes();
    const { guid } = await directory.read(acme.administrator);
    const cases: [string, object][] = [
      ['EXCHANGE_MAILBOX_UNKNOWN', { identity: 'nobody@acme.example' }],
      ['EXCHANGE_MAILBOX_UNKNOWN', { identity: '*' }],
      ['EXCHANGE_MAILBOX_UNKNOWN', { identity: 'CN=Nobody,DC=fabrikam,DC=com' }],
      ['EXCHANGE_MAILBOX_UNKNOWN', { identity: acme.administrator }],
      ['EXCHANGE_MAILBOX_UNKNOWN', { identity: guid }],
      ['EXCHANGE_MAILBOX_UNKNOWN', { identity: 'anna', organizationalUnit: rival.path }],
      ['EXCHANGE_IDENTITY_AMBIGUOUS', { identity: 'same' }],
      ['EXCHANGE_RECIPIENT_FILTER_INVALID', { filter: '(Department -eq' }],
      ['ENGINE_INPUT_INVALID', { resultSize: '0' }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(run(GetCASMailbox, input), { code }, JSON.stringify(input));
    }
    const { mailboxes } = await run(GetCASMailbox, { identity: 'same', organizationalUnit: rival.path });
    assert.equal(mailboxes.length, 1);
  });

  it('selects, sorts and counts', async () => {
    const { run, acme, ann } = await withMailboxes();
    await run('Exchange 2007 Provider::ModifyMailbox', { path: ann, displayName: 'Zoe' });
    const cases: [object, string[]][] = [
      [{ sortBy: 'Alias' }, ['ann', 'same', 'same']],
      [{ sortBy: 'displayName' }, ['same', 'same', 'ann']],
      [{ organizationalUnit: acme.path, sortBy: 'mailNickname' }, ['ann', 'same']],
      [{ filter: "(Alias -like 'an*')" }, ['ann']],
      [{ filter: "(RecipientType -eq 'MailContact')" }, []],
      [{ organizationalUnit: acme.path, filter: "(Alias -eq 'same')", resultSize: 'unlimited' }, ['same']],
    ];

    for (const [input, names] of cases) {
      const { mailboxes } = await run(GetCASMailbox, input);
      assert.deepEqual(mailboxes.map(localPartOf), names, JSON.stringify(input));
    }
    assert.equal((await run(GetCASMailbox, { resultSize: '2' })).mailboxes.length, 2);
  });
});

/** Mailboxes `anna` and `same` in `acme`, and another `same` in `rival`. */
async function withMailboxes(): Promise<Hosting & { readonly ann: string }> {
  const hoster = await hosting();
  const { acme, rival, run } = hoster;
  const ann = await acme.mailboxUser('ann');
  await run('Exchange 2007 Provider::ModifyMailbox', { path: ann, alias: 'anna' });
  for (const tenant of [acme, rival]) await tenant.mailboxUser('same');
  return Object.assign(hoster, { ann });
}

function nameOf({ distinguishedName }: { readonly distinguishedName: string }): string {
  return distinguishedName;
}

/** The part of the primary address before the domain. */
function localPartOf({ primarySMTPAddress }: { readonly primarySMTPAddress: string }): string {
  return primarySMTPAddress.replace(/@.*$/, '');
}
