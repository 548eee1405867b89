import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const DeleteSMTPDomain = 'Exchange 2007 Provider::DeleteSMTPDomain';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const container = `CN=Accepted Domains,CN=Transport Settings,${exchange}`;
const alpine = { name: 'Alpine mail', domainName: 'alpine.example' };

describe(DeleteSMTPDomain, () => {
  it('deletes a domain by its name, by the domain, or by both', async () => {
    const { run, directory } = await hosting();
    const names = [{ name: 'alpine MAIL' }, { domainName: 'Alpine.Example' }, alpine];

    for (const named of names) {
      await run('Exchange 2007 Provider::CreateSMTPDomain', alpine);
      assert.deepEqual(await run(DeleteSMTPDomain, named), {});
      assert.equal(await directory.find(`CN=Alpine mail,${container}`), undefined, JSON.stringify(named));
    }
    assert.ok(await directory.find(`CN=acme.example,${container}`));
  });

  it('changes nothing when there is no such domain', async () => {
    const { run, everything } = await hosting();
    const before = await everything();
    const names = [
      { name: 'Nothing' },
      { domainName: 'nothing.example' },
      { name: 'acme.example', domainName: 'rival.example' },
    ];

    for (const named of names) assert.deepEqual(await run(DeleteSMTPDomain, named), {});

    assert.deepEqual(await everything(), before);
  });

  it('refuses a request without a name, and the default domain', async () => {
    const { run, directory } = await hosting();
    await directory.modify(`CN=acme.example,${container}`, { msExchAcceptedDomainFlags: ['4'] });

    await assert.rejects(run(DeleteSMTPDomain, {}), { code: 'EXCHANGE_SMTP_DOMAIN_UNNAMED' });
    const deleted = run(DeleteSMTPDomain, { domainName: 'acme.example' });
    await assert.rejects(deleted, { code: 'EXCHANGE_DEFAULT_SMTP_DOMAIN' });
  });

  it('needs an Exchange organization with its container', async () => {
    const { run, directory } = await hosting();
    for (const name of ['acme.example', 'rival.example']) await directory.delete(`CN=${name},${container}`);
    const deleteDomain = () => run(DeleteSMTPDomain, { domainName: 'acme.example' });
    await deleteDomain();

    await directory.delete(container);
    await assert.rejects(deleteDomain(), { code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION' });
    await directory.modify(exchange, { objectClass: ['top', 'container'] });
    await assert.rejects(deleteDomain(), { code: 'EXCHANGE_NO_EXCHANGE_ORGANIZATION' });
  });

  undoesEverywhere(DeleteSMTPDomain, () => ({ domainName: 'acme.example' }));
});
