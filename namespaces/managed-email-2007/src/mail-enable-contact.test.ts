import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MailEnableContact';

describe(name, () => {
  it('gives the contact an address of a domain of its organization', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);

    const { attributes } = await hoster.directory.read(request.contact);
    assert.deepEqual(
      [attributes['mail'], attributes['targetAddress'], attributes['msExchPoliciesExcluded']],
      [['pat@acme.example'], ['SMTP:pat@partner.example'], ['{26491CFC-9E50-4857-861B-0CB8DF22B5D7}']],
    );
  });

  it('refuses addresses of domains that the organization does not own', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const cases = [
      { primarySmtpAddress: 'pat@rival.example' },
      { primarySmtpAddress: 'pat@partner.example', externalEmailAddress: 'pat@elsewhere.example' },
      { emailAddresses: ['smtp:partner@rival.example'] },
    ];

    for (const input of cases) {
      await assert.rejects(hoster.run(name, { ...request, ...input }), {
        code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN',
      });
    }
  });

  undoesEverywhere(name);

  staysWithin(name);
});
