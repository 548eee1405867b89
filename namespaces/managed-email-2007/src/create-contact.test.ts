import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateContact_';

describe(name, () => {
  it('makes a contact without mail', async () => {
    const hoster = await hosting();

    const { contact } = await hoster.run(name, makeRequest(hoster));

    const { attributes } = await hoster.directory.read(contact);
    assert.deepEqual([attributes['sn'], attributes['proxyAddresses']], [['Partner'], undefined]);
  });

  undoesEverywhere(name, makeRequest);
});

function makeRequest({ acme }: Pick<Hosting, 'acme'>) {
  return { container: acme.path, name: 'Pat', properties: [{ name: 'sn', value: ['Partner'] }] };
}
