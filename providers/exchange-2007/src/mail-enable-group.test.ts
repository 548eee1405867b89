import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const MailEnableGroup = 'Exchange 2007 Provider::MailEnableGroup';

describe(MailEnableGroup, () => {
  it('makes a distribution list of a distribution group and a security group of a security group', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const list = await groupOf(hoster, 'Sales', 'UNIVERSAL DISTRIBUTION');
    const group = await groupOf(hoster, 'Board', 'UNIVERSAL SECURITY');

    await hoster.run(MailEnableGroup, groupWith(list, 'sales'));
    await hoster.run(MailEnableGroup, groupWith(group, 'board'));

    const { legacyExchangeDN, showInAddressBook, ...attributes } = await mailOf(hoster, list);
    assert.match(legacyExchangeDN?.[0] ?? '', /\/cn=Recipients\/cn=sales-[0-9a-f]{32}$/);
    const { showInAddressBook: ofUsers } = await mailOf(hoster, await hoster.acme.mailboxUser('ben'));
    assert.deepEqual(showInAddressBook, ofUsers);
    assert.deepEqual(attributes, {
      displayName: ['Sales'],
      mail: ['sales@acme.example'],
      mailNickname: ['sales'],
      msExchHideFromAddressLists: undefined,
      msExchRecipientDisplayType: ['1'],
      msExchRecipientTypeDetails: ['256'],
      proxyAddresses: ['SMTP:sales@acme.example'],
    });
    const { msExchRecipientDisplayType, msExchRecipientTypeDetails } = await mailOf(hoster, group);
    assert.deepEqual([msExchRecipientDisplayType, msExchRecipientTypeDetails], [['1073741833'], ['1024']]);
  });

  it('hides a group, by either spelling, and takes a name for the lists', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    for (const spelling of ['hiddenFromAddressListsEnabled', 'hiddenFromAddressListEnabled']) {
      const path = await groupOf(hoster, spelling, 'UNIVERSAL DISTRIBUTION');

      await hoster.run(MailEnableGroup, { ...groupWith(path, spelling), [spelling]: true, displayName: 'Nobody' });

      const { showInAddressBook, msExchHideFromAddressLists, displayName } = await mailOf(hoster, path);
      assert.deepEqual([showInAddressBook, msExchHideFromAddressLists, displayName], [undefined, ['TRUE'], ['Nobody']]);
    }
  });

  it('refuses what is taken, not universal or foreign', async () => {
    const hoster = await hosting();
    const { rival, run } = hoster;
    await rival.mailboxUser('eve');
    const path = await groupOf(hoster, 'Sales', 'UNIVERSAL DISTRIBUTION');
    const cases: [string, object][] = [
      ['EXCHANGE_PROXY_ADDRESS_IN_USE', { emailAddresses: ['sales@acme.example', 'eve@rival.example'] }],
      ['EXCHANGE_ADDRESS_INVALID', { emailAddresses: ['X500:/o=Old/cn=sales'] }],
      ['EXCHANGE_GROUP_NOT_UNIVERSAL', { path: await groupOf(hoster, 'Here', 'GLOBAL SECURITY') }],
      ['ENGINE_FOREIGN_OBJECT', { owningOrganization: rival.path }],
    ];

    for (const [code, input] of cases) {
      const request = { ...groupWith(path, 'sales'), ...input };
      await assert.rejects(run(MailEnableGroup, request), { code }, JSON.stringify(input));
    }
  });

  it('refuses a group that has mail already', async () => {
    const hoster = await hosting();
    const path = await groupOf(hoster, 'Sales', 'UNIVERSAL DISTRIBUTION');
    await hoster.run(MailEnableGroup, groupWith(path, 'sales'));

    await assert.rejects(hoster.run(MailEnableGroup, groupWith(path, 'other')), {
      code: 'EXCHANGE_RECIPIENT_MAIL_ENABLED',
    });
  });

  undoesEverywhere(MailEnableGroup, async (hoster) =>
    groupWith(await groupOf(hoster, 'Sales', 'UNIVERSAL DISTRIBUTION'), 'sales'),
  );
});

async function groupOf({ run, acme }: Hosting, name: string, groupType: string): Promise<string> {
  const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name, groupType });
  return group.path;
}

function groupWith(path: string, alias: string) {
  return { path, alias, emailAddresses: [`SMTP:${alias}@acme.example`] };
}

/** What a group has to do with mail. */
async function mailOf({ directory }: Hosting, path: string) {
  const { attributes } = await directory.read(path);
  const names = [
    'displayName',
    'legacyExchangeDN',
    'mail',
    'mailNickname',
    'msExchHideFromAddressLists',
    'msExchRecipientDisplayType',
    'msExchRecipientTypeDetails',
    'proxyAddresses',
    'showInAddressBook',
  ] as const;
  const values: Partial<Record<(typeof names)[number], readonly string[] | undefined>> = {};
  for (const name of names) values[name] = attributes[name];
  return values;
}
