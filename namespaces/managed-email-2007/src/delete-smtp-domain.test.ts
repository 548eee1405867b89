import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

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

  it('refuses one that a contact, a group or a public folder uses', async () => {
    const hoster = await hosting();
    const organization = hoster.acme.path;
    const second = { organization, domainName: 'second.example' };
    await hoster.run('Managed Email 2007::CreateSMTPDomain', second);
    const recipients = {
      Contact: { primarySmtpAddress: 'pat@second.example' },
      Group: { emailAddresses: ['sales@second.example'] },
      Folder: { emailAddresses: ['folder@second.example'] },
    };

    for (const [kind, address] of Object.entries(recipients)) {
      const request = await requestFor(`Managed Email 2007::MailEnable${kind}`)(hoster);
      await hoster.run(`Managed Email 2007::MailEnable${kind}`, { ...request, ...address });
      await assert.rejects(hoster.run(name, second), { code: 'MANAGED_EMAIL_DOMAIN_IN_USE' }, kind);
      const { emailAddresses, externalEmailAddress, primarySmtpAddress, alias, ...recipient } = request;
      await hoster.run(`Managed Email 2007::MailDisable${kind}`, recipient);
    }
    await hoster.run(name, second);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
