import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ModifySMTPDomain_';

describe(name, () => {
  it('changes the type and no other flag', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);
    const read = async () => {
      const found = await hoster.run('Exchange 2007 Provider::GetSMTPDomain', { identity: request.domainName });
      return found.acceptedDomains[0];
    };
    const { path } = await read();
    await hoster.directory.modify(path, { msExchAcceptedDomainFlags: ['8'] });

    await hoster.run(name, request);

    const { domainType, addressBookEnabled } = await read();
    assert.deepEqual([domainType, addressBookEnabled], ['ExternalRelay', true]);
  });

  it('refuses a domain that does not exist', async () => {
    const { run } = await hosting();

    const unknown = run(name, { domainName: 'nobody.example', domainType: 'Authoritative' });

    await assert.rejects(unknown, { code: 'EXCHANGE_NO_SUCH_DOMAIN' });
  });

  undoesEverywhere(name, makeRequest);
});

async function makeRequest({ run }: Pick<Hosting, 'run'>) {
  await run('Exchange 2007 Provider::CreateSMTPDomain', { name: 'new', domainName: 'new.example' });
  return { domainName: 'new.example', domainType: 'ExternalRelay' };
}
