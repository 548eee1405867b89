import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::ModifyDistributionList';

describe(name, () => {
  it('changes what is given and nothing else', async () => {
    const hoster = await hosting();
    const ann = await hoster.acme.mailboxUser('ann');
    const request = await requestFor(name)(hoster);
    const { showInAddressBook } = (await hoster.directory.read(request.group)).attributes;

    await hoster.acme.run(name, { ...request, managedBy: 'ann@acme.example' });

    const { attributes } = await hoster.directory.read(request.group);
    assert.deepEqual(
      ['displayName', 'proxyAddresses', 'mail', 'managedBy', 'mailNickname', 'showInAddressBook'].map(
        (each) => attributes[each],
      ),
      [
        ['The team'],
        request.emailAddresses,
        ['team@acme.example'],
        [(await hoster.directory.read(ann)).dn],
        ['sales'],
        showInAddressBook,
      ],
    );
  });

  it('refuses managers and addresses of another organization', async () => {
    const hoster = await hosting();
    const { group } = await requestFor(name)(hoster);
    await hoster.rival.mailboxUser('eve');
    const cases: [string, object][] = [
      ['ENGINE_NO_SUCH_OBJECT', { managedBy: 'eve@rival.example' }],
      ['ENGINE_FOREIGN_OBJECT', { managedBy: hoster.rival.administrator }],
      ['MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN', { emailAddresses: ['sales@rival.example'] }],
    ];

    const before = await hoster.everything();
    for (const [code, input] of cases) await assert.rejects(hoster.run(name, { group, ...input }), { code });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
