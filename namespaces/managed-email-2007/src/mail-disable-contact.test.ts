import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MailDisableContact';

describe(name, () => {
  it('takes the address from the contact', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);

    await hoster.run(name, request);

    const { attributes } = await hoster.directory.read(request.contact);
    assert.deepEqual([attributes['cn'], attributes['proxyAddresses']], [['Pat'], undefined]);
  });

  undoesEverywhere(name, makeRequest);

  staysWithin(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ run, acme }: Hosting) {
  const { path } = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
  await run('Managed Email 2007::MailEnableContact', {
    contact: path,
    externalEmailAddress: 'pat@partner.example',
    primarySmtpAddress: 'pat@acme.example',
  });
  return { contact: path };
}
