import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::CreateConsumerVanityDomain';

describe(name, () => {
  it('makes the new address the primary one, keeps the others, and gives the domain to the consumer', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const request = await requestFor(name)(hoster);

    assert.deepEqual(await acme.run(name, request), { primarySmtpAddress: 'me@ann.example' });

    const { emailAddresses } = await run('Hosted Email 2007::GetMailbox', { user: request.path });
    assert.deepEqual(emailAddresses, ['SMTP:me@ann.example', 'smtp:ann@acme.example']);
    const { assets } = await run('Managed Plans::GetAssetsByCustomer', { path: request.path });
    assert.deepEqual(
      assets.flatMap((asset: Record<string, string>) =>
        asset['assetTypeName'] === 'VanityDomain' ? asset['value'] : [],
      ),
      ['ann.example'],
    );
    const { SMTPDomains } = await run('Hosted Email 2007::GetOrganizationDomains', { path: acme.path });
    assert.equal(SMTPDomains.length, 2);
  });

  it('takes another address in the same domain, and releases the domain with the mailbox', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const request = await requestFor(name)(hoster);
    await acme.run(name, request);
    const ben = { path: await acme.mailboxUser('ben'), name: 'ben', SMTPDomain: 'ANN.example' };

    const { createSMTPDomain, ...again } = { ...request, name: 'myself' };
    assert.deepEqual(await acme.run(name, again), { primarySmtpAddress: 'myself@ann.example' });
    await assert.rejects(acme.run(name, ben), { code: 'HOSTED_EMAIL_VANITY_DOMAIN_TAKEN' });
    await run('Hosted Email 2007::DeleteMailbox', { user: request.path });
    assert.deepEqual(await acme.run(name, ben), { primarySmtpAddress: 'ben@ann.example' });
  });

  it('refuses domains that the organization does not own, or that another one has, and users without a mailbox', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const { path, name: local } = await requestFor(name)(hoster);
    const cases: [string, object][] = [
      ['MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN', { SMTPDomain: 'nobody.example' }],
      ['MANAGED_EMAIL_DOMAIN_NOT_AVAILABLE', { SMTPDomain: 'rival.example', createSMTPDomain: true }],
      ['MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN', { SMTPDomain: 'rival.example' }],
      ['EXCHANGE_NO_MAILBOX', { path: acme.administrator, SMTPDomain: 'acme.example' }],
    ];
    for (const [code, input] of cases) {
      await assert.rejects(acme.run(name, { path, name: local, ...input }), { code }, JSON.stringify(input));
    }
  });

  undoesEverywhere(name);

  staysWithin(name);
});
