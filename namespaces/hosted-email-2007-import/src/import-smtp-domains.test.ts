import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007 Import::ImportSmtpDomains';

describe(name, () => {
  it('adopts all domains or none', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const input = await requestFor(name)(hoster);
    await assert.rejects(run(name, { ...input, domainNames: ['older.example', rival.domain] }), {
      code: 'MANAGED_EMAIL_DOMAIN_NOT_AVAILABLE',
    });
    await assert.rejects(run(name, { ...input, domainNames: ['older.example', 'nowhere.example'] }), {
      code: 'MANAGED_EMAIL_NO_SUCH_DOMAIN',
    });
    await run(name, input);
    const { attributes } = await hoster.directory.read(acme.path);
    assert.deepEqual(attributes['uPNSuffixes'], ['acme.example', 'older.example', 'oldest.example']);
  });

  undoesEverywhere(name);
  staysWithin(name);
});
