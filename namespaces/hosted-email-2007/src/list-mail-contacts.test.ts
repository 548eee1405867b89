import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::ListMailContacts';

describe(name, () => {
  it('lists contacts with the address outside, and nothing else', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const request = await requestFor(name)(hoster);

    const { contacts } = await hoster.acme.run(name, request);

    const [{ path, guid, ...contact }, ...others] = contacts;
    assert.equal((await hoster.directory.read(path)).guid, guid);
    assert.deepEqual(others, []);
    assert.deepEqual(contact, {
      name: 'Pat',
      displayName: 'Pat',
      recipientType: 'MailContact',
      alias: 'pat',
      primarySmtpAddress: 'pat@acme.example',
      hiddenFromAddressListsEnabled: false,
      externalEmailAddress: 'pat@partner.example',
    });
  });

  staysWithin(name);
});
