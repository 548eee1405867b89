import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::GetMailContact';

describe(name, () => {
  it('returns all addresses of the contact', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const emailAddresses = ['SMTP:pat@acme.example', 'X500:/o=Old/cn=pat'];
    await hoster.run('Hosted Email 2007::ModifyMailContact', { ...request, emailAddresses });

    const contact = await hoster.acme.run(name, request);

    assert.deepEqual(
      [contact.externalEmailAddress, contact.emailAddresses, contact.owningOrganization, contact.recipientType],
      ['pat@partner.example', emailAddresses, hoster.acme.path, 'MailContact'],
    );
  });

  it('refuses a contact without mail', async () => {
    const { run, acme } = await hosting();
    const { path } = await run('Hosted Active Directory::CreateContact', { container: acme.path, name: 'Kim' });

    await assert.rejects(run(name, { contact: path }), { code: 'EXCHANGE_NOT_MAIL_ENABLED' });
  });

  staysWithin(name);
});
