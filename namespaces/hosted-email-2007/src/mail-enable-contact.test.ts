import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::MailEnableContact';

describe(name, () => {
  it('gives the contact its addresses and counts it once', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, { ...request, emailAddresses: ['X500:/o=Old/cn=pat'] });

    const { attributes, guid } = await hoster.directory.read(request.contact);
    assert.deepEqual(
      [attributes['proxyAddresses'], attributes['targetAddress']],
      [['SMTP:pat@acme.example', 'X500:/o=Old/cn=pat'], ['SMTP:pat@partner.example']],
    );
    const { rows } = await hoster.pool.query("select item from plans.counted_item where feature = 'maximum/contacts'");
    assert.deepEqual(rows, [{ item: guid }]);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
