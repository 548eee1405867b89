import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::ModifyMailContact';

describe(name, () => {
  it('changes what is given and nothing else, and takes it out of the lists and back', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const request = await requestFor(name)(hoster);
    const before = (await hoster.directory.read(request.contact)).attributes;

    await hoster.acme.run(name, { ...request, hiddenFromAddressListsEnabled: true });
    const hidden = (await hoster.directory.read(request.contact)).attributes;
    await hoster.acme.run(name, { contact: request.contact, hiddenFromAddressListsEnabled: false });

    const { whenChanged, uSNChanged, ...attributes } = (await hoster.directory.read(request.contact)).attributes;
    assert.deepEqual([hidden['showInAddressBook'], hidden['msExchHideFromAddressLists']], [undefined, ['TRUE']]);
    assert.deepEqual(attributes, {
      ...Object.fromEntries(Object.entries(before).filter(([each]) => each !== 'whenChanged' && each !== 'uSNChanged')),
      displayName: ['Pat Partner'],
      targetAddress: ['SMTP:pat@other.example'],
    });
  });

  it('refuses addresses of others, its own one as the target, and contacts without mail', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const { contact } = await requestFor(name)(hoster);
    await rival.mailboxUser('eve');
    await acme.mailboxUser('ann');
    const { path } = await run('Hosted Active Directory::CreateContact', { container: acme.path, name: 'Kim' });
    const cases: [string, object][] = [
      ['MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN', { contact, emailAddresses: ['pat@rival.example'] }],
      ['EXCHANGE_PROXY_ADDRESS_IN_USE', { contact, emailAddresses: ['ann@acme.example'] }],
      ['EXCHANGE_TARGET_IS_OWN_ADDRESS', { contact, externalEmailAddress: 'Pat@acme.example' }],
      ['EXCHANGE_NOT_MAIL_ENABLED', { contact: path, displayName: 'Kim' }],
    ];

    const before = await hoster.everything();
    for (const [code, input] of cases) await assert.rejects(acme.run(name, input), { code });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
