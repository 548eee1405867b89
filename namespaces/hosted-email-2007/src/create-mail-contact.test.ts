import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::CreateMailContact';

describe(name, () => {
  it('makes a contact with an address here, in the lists of its organization', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const request = await requestFor(name)(hoster);
    const properties = [{ name: 'company', value: ['Partner'] }];

    const { contact } = await hoster.acme.run(name, { ...request, displayName: 'Pat Partner', properties });

    const { attributes, guid } = await hoster.directory.read(contact);
    const own = await hoster.directory.read(await hoster.acme.mailboxUser('ben'));
    assert.deepEqual(
      ['displayName', 'company', 'proxyAddresses', 'targetAddress', 'showInAddressBook'].map(
        (each) => attributes[each],
      ),
      [
        ['Pat Partner'],
        ['Partner'],
        ['SMTP:pat@acme.example'],
        ['SMTP:pat@partner.example'],
        own.attributes['showInAddressBook'],
      ],
    );
    const { rows } = await hoster.pool.query("select item from plans.counted_item where feature = 'maximum/contacts'");
    assert.deepEqual(rows, [{ item: guid }]);
  });

  it('leaves no contact when its address is refused', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const before = await hoster.everything();

    const refused = hoster.acme.run(name, { ...request, primarySmtpAddress: 'pat@rival.example' });

    await assert.rejects(refused, { code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN' });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
