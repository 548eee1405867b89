import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

const GetSMTPDomain = 'Exchange 2007 Provider::GetSMTPDomain';
const transport =
  'CN=Transport Settings,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const container = `CN=Accepted Domains,${transport}`;
const dn = `CN=Alpine mail,${container}`;

describe(GetSMTPDomain, () => {
  it('describes a domain, whichever of its names is given', async () => {
    const hoster = await withDomain();
    const { guid } = await hoster.directory.read(dn);
    const alpine = {
      domainName: 'alpine.example',
      domainType: 'InternalRelay',
      addressBookEnabled: false,
      default: false,
      adminDisplayName: '',
      exchangeVersion: '4535486012416',
      name: 'Alpine mail',
      path: `LDAP://${dn}`,
      guid,
    };

    for (const identity of ['alpine MAIL', 'Alpine.example', guid, `{${guid.toUpperCase()}}`, dn, `LDAP://${dn}`]) {
      const output = await hoster.run(GetSMTPDomain, { identity });
      assert.deepEqual(output, { acceptedDomains: [alpine], moreAvailable: false }, identity);
    }
  });

  it('reads types, the default and the address book from the flags', async () => {
    const { run, directory } = await withDomain();
    const cases = [
      { flags: '0', domainType: 'Authoritative', isDefault: false, addressBookEnabled: false },
      { flags: '1', domainType: 'ExternalRelay', isDefault: false, addressBookEnabled: false },
      { flags: '4', domainType: 'Authoritative', isDefault: true, addressBookEnabled: false },
      { flags: '14', domainType: 'InternalRelay', isDefault: true, addressBookEnabled: true },
    ];

    for (const { flags, domainType, isDefault, addressBookEnabled } of cases) {
      await directory.modify(dn, { msExchAcceptedDomainFlags: [flags], adminDisplayName: ['Alpine'] });
      const [found] = (await run(GetSMTPDomain, { identity: 'alpine.example' })).acceptedDomains;
      assert.equal(found.domainType, domainType, flags);
      assert.equal(found.default, isDefault, flags);
      assert.equal(found.addressBookEnabled, addressBookEnabled, flags);
      assert.equal(found.adminDisplayName, 'Alpine');
    }
  });

  it('finds nothing under other names, and nothing that is no accepted domain', async () => {
    const { run, acme } = await withDomain();
    const identities = [
      'nothing.example',
      '*',
      '',
      'CN=',
      `CN=Nothing,${container}`,
      transport,
      acme.path,
      '00000000-0000-0000-0000-000000000000',
    ];

    for (const identity of identities) {
      assert.deepEqual(await run(GetSMTPDomain, { identity }), { acceptedDomains: [], moreAvailable: false }, identity);
    }
  });

  it('returns no more domains than asked for, and says whether there are more', async () => {
    const { run } = await withDomain();
    const cases = [
      { resultSize: undefined, count: 3, moreAvailable: false },
      { resultSize: 3, count: 3, moreAvailable: false },
      { resultSize: 2, count: 2, moreAvailable: true },
    ];

    for (const { resultSize, count, moreAvailable } of cases) {
      const output = await run(GetSMTPDomain, resultSize === undefined ? {} : { resultSize });
      assert.equal(output.acceptedDomains.length, count);
      assert.equal(output.moreAvailable, moreAvailable);
    }
    await assert.rejects(run(GetSMTPDomain, { resultSize: 10_001 }), { code: 'ENGINE_INPUT_INVALID' });
  });

  it('needs an Exchange organization', async () => {
    const { run, directory } = await hosting();
    for (const name of ['acme.example', 'rival.example']) await directory.delete(`CN=${name},${container}`);
    await directory.delete(container);

    await assert.rejects(run(GetSMTPDomain, {}), { code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION' });
  });
});

async function withDomain(): Promise<Hosting> {
  const hoster = await hosting();
  const alpine = { name: 'Alpine mail', domainName: 'alpine.example', domainType: 'InternalRelay' };
  await hoster.run('Exchange 2007 Provider::CreateSMTPDomain', alpine);
  return hoster;
}
