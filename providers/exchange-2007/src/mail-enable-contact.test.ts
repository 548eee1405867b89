import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const MailEnableContact = 'Exchange 2007 Provider::MailEnableContact';
const legacyRoot = '/o=First Organization/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)';
const lists =
  'CN=Address Lists Container,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';

describe(MailEnableContact, () => {
  it('gives the contact the attributes of a mail contact, seen by its own organization only', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const path = await contactOf(hoster, 'acme');
    const before = await attributesOf(hoster, path);

    await hoster.run(MailEnableContact, contactWith(path));

    const { dn } = await hoster.directory.read(hoster.acme.path);
    const { legacyExchangeDN = [], ...attributes } = await attributesOf(hoster, path);
    assert.match(legacyExchangeDN[0] ?? '', /^\/o=.*\/cn=Recipients\/cn=pat-[0-9a-f]{32}$/);
    assert.ok(legacyExchangeDN[0]?.startsWith(legacyRoot));
    assert.deepEqual(attributes, {
      ...before,
      displayName: ['Pat Partner'],
      internetEncoding: ['1310720'],
      mail: ['pat@acme.example'],
      mailNickname: ['pat'],
      mAPIRecipient: ['FALSE'],
      msExchRecipientDisplayType: ['6'],
      msExchRecipientTypeDetails: ['64'],
      msExchVersion: ['4535486012416'],
      otherWellKnownObjects: [`B:32:B7AE2ABCCBAD41A28973559FCA154DB0:${dn}`],
      proxyAddresses: ['SMTP:pat@acme.example'],
      showInAddressBook: [
        `CN=Acme GAL,CN=All Global Address Lists,${lists}`,
        `CN=Acme AL,CN=All Address Lists,${lists}`,
      ],
      targetAddress: ['SMTP:pat@partner.example'],
    });
  });

  it('lets contacts of two organizations stand for the same person outside (A12)', async () => {
    const hoster = await hosting();
    const ours = await contactOf(hoster, 'acme');
    const theirs = await contactOf(hoster, 'rival');

    await hoster.run(MailEnableContact, contactWith(ours));
    await hoster.run(MailEnableContact, { ...contactWith(theirs), primarySmtpAddress: 'pat@rival.example' });

    for (const path of [ours, theirs]) {
      assert.deepEqual((await attributesOf(hoster, path))['targetAddress'], ['SMTP:pat@partner.example']);
    }
  });

  it('hides the contact and keeps the names of an earlier one', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const path = await contactOf(hoster, 'acme');
    const emailAddresses = ['X500:/o=Old/cn=pat', 'smtp:partner@acme.example'];

    await hoster.run(MailEnableContact, {
      ...contactWith(path),
      emailAddresses,
      emailAddressPolicyEnabled: false,
      hiddenFromAddressListsEnabled: true,
    });

    const attributes = await attributesOf(hoster, path);
    assert.deepEqual(attributes['proxyAddresses'], ['SMTP:pat@acme.example', ...emailAddresses]);
    assert.deepEqual(attributes['msExchPoliciesExcluded'], ['{26491CFC-9E50-4857-861B-0CB8DF22B5D7}']);
    assert.deepEqual(attributes['msExchHideFromAddressLists'], ['TRUE']);
    assert.equal(attributes['showInAddressBook'], undefined);
  });

  it('refuses what is taken, cannot be, or is foreign', async () => {
    const hoster = await hosting();
    const { rival, run } = hoster;
    await rival.mailboxUser('eve');
    const path = await contactOf(hoster, 'acme');
    const cases: [string, object][] = [
      ['EXCHANGE_PROXY_ADDRESS_IN_USE', { primarySmtpAddress: 'EVE@rival.example' }],
      ['EXCHANGE_ADDRESS_INVALID', { primarySmtpAddress: 'X500:/o=Old/cn=pat' }],
      ['EXCHANGE_ADDRESS_INVALID', { externalEmailAddress: 'smtp:nobody' }],
      ['EXCHANGE_TARGET_IS_OWN_ADDRESS', { externalEmailAddress: 'SMTP:Pat@Acme.example' }],
      ['ENGINE_FOREIGN_OBJECT', { owningOrganization: rival.path }],
      ['ENGINE_WRONG_KIND_OF_OBJECT', { path: hoster.acme.administrator }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(run(MailEnableContact, { ...contactWith(path), ...input }), { code }, JSON.stringify(input));
    }
  });

  it('refuses a contact that has mail already', async () => {
    const hoster = await hosting();
    const path = await contactOf(hoster, 'acme');
    await hoster.run(MailEnableContact, contactWith(path));

    const again = hoster.run(MailEnableContact, { ...contactWith(path), primarySmtpAddress: 'p@acme.example' });

    await assert.rejects(again, { code: 'EXCHANGE_RECIPIENT_MAIL_ENABLED' });
  });

  undoesEverywhere(MailEnableContact, async (hoster) => contactWith(await contactOf(hoster, 'acme')));
});

async function contactOf({ run, ...hoster }: Hosting, tenant: 'acme' | 'rival'): Promise<string> {
  const { path } = await run('Managed Active Directory::CreateContact', {
    container: hoster[tenant].path,
    name: 'Pat Partner',
  });
  return path;
}

function contactWith(path: string) {
  return { path, externalEmailAddress: 'SMTP:pat@partner.example', primarySmtpAddress: 'pat@acme.example' };
}

/** What the directory holds of a contact, without what every change changes. */
async function attributesOf({ directory }: Hosting, path: string): Promise<Record<string, readonly string[]>> {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return attributes;
}
