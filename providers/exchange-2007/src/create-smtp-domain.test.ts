import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const CreateSMTPDomain = 'Exchange 2007 Provider::CreateSMTPDomain';
const container =
  'CN=Accepted Domains,CN=Transport Settings,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const dn = `CN=Alpine mail,${container}`;

describe(CreateSMTPDomain, () => {
  it('creates an accepted domain, authoritative unless something else is said', async () => {
    const { run, directory } = await hosting();

    const output = await run(CreateSMTPDomain, { name: 'Alpine mail', domainName: 'Alpine.example' });

    assert.deepEqual(output, { acceptedDomain: `LDAP://${dn}` });
    const { attributes } = await directory.read(dn);
    assert.deepEqual(attributes['objectClass'], ['msExchAcceptedDomain']);
    assert.deepEqual(attributes['cn'], ['Alpine mail']);
    assert.deepEqual(attributes['msExchAcceptedDomainName'], ['Alpine.example']);
    assert.deepEqual(attributes['msExchAcceptedDomainFlags'], ['0']);
    assert.deepEqual(attributes['msExchVersion'], ['4535486012416']);
  });

  it('notes the type as flags, and takes wildcards and names with a comma', async () => {
    const { run, directory } = await hosting();
    const cases = [
      { name: 'one', domainName: 'one.example', domainType: 'Authoritative', flags: '0' },
      { name: 'two', domainName: 'two.example', domainType: 'ExternalRelay', flags: '1' },
      { name: 'three, relayed', domainName: '*.three.example', domainType: 'InternalRelay', flags: '2' },
    ];

    for (const { flags, ...input } of cases) {
      const { acceptedDomain } = await run(CreateSMTPDomain, input);
      const { attributes } = await directory.read(acceptedDomain);
      assert.deepEqual(attributes['cn'], [input.name]);
      assert.deepEqual(attributes['msExchAcceptedDomainName'], [input.domainName]);
      assert.deepEqual(attributes['msExchAcceptedDomainFlags'], [flags]);
    }
  });

  it('refuses domains and names that are taken, and domains that are none', async () => {
    const { run } = await hosting();
    const cases = [
      ['EXCHANGE_SMTP_DOMAIN_EXISTS', { name: 'Another', domainName: 'ACME.example' }],
      ['EXCHANGE_SMTP_DOMAIN_NAME_TAKEN', { name: 'Acme.Example', domainName: 'free.example' }],
      ['ENGINE_INPUT_INVALID', { name: 'Wild', domainName: 'domain.*.contoso.com' }],
      ['ENGINE_INPUT_INVALID', { name: 'Long', domainName: `${'a'.repeat(249)}.example` }],
      ['ENGINE_INPUT_INVALID', { name: 'Alone', domainName: 'localhost' }],
    ] as const;

    for (const [code, input] of cases) await assert.rejects(run(CreateSMTPDomain, input), { code }, input.name);
  });

  it('gives a domain to one of two who want it at once', async () => {
    const { run } = await hosting();

    const results = await Promise.allSettled(
      ['one', 'two'].map((name) => run(CreateSMTPDomain, { name, domainName: 'alpine.example' })),
    );

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['EXCHANGE_SMTP_DOMAIN_EXISTS', 'done']);
  });

  it('needs an Exchange organization', async () => {
    const { run, directory } = await hosting();
    for (const name of ['acme.example', 'rival.example']) await directory.delete(`CN=${name},${container}`);
    await directory.delete(container);

    const created = run(CreateSMTPDomain, { name: 'Alpine mail', domainName: 'alpine.example' });

    await assert.rejects(created, { code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION' });
  });

  undoesEverywhere(CreateSMTPDomain, () => ({ name: 'Alpine mail', domainName: 'alpine.example' }));
});
