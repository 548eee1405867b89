import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteSMTPDomain';

describe(name, () => {
  it('gives the domain up', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run('Managed Email 2007::CreateSMTPDomain', {
      organization: hoster.acme.path,
      domainName: 'second.example',
    });
    await hoster.run(name, { organization: hoster.acme.path, domainName: 'second.example' });
    assert.deepEqual(await hoster.everything(), before);
  });

  it('refuses one that is in use or not owned', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    assert.ok(user);
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, domainName: 'acme.example' }), {
      code: 'MANAGED_EMAIL_DOMAIN_IN_USE',
    });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, domainName: 'rival.example' }), {
      code: 'MANAGED_EMAIL_DOMAIN_NOT_OWNED',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
