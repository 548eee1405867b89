import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addClientAccessServer, type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ChangeDistributionPoints_';
const [first, second] = ['EXCAS01\\OAB (Default Web Site)', 'EXCAS02\\OAB (Default Web Site)'];

describe(name, () => {
  it('gives every book of the former ones the new ones, once', async () => {
    const hoster = await hosting();
    await addClientAccessServer(hoster.run, 'EXCAS02');
    await hoster.acme.mailboxUser('ann');
    await hoster.rival.mailboxUser('eve');
    const request = { former: [first], virtualDirectories: [first, second] };

    assert.deepEqual(await hoster.run(name, request), { books: 2 });
    assert.deepEqual(await hoster.run(name, request), { books: 0 });

    assert.deepEqual(await serversOf(hoster), [
      ['EXCAS01', 'EXCAS02'],
      ['EXCAS01', 'EXCAS02'],
    ]);
  });

  it('leaves books alone that are offered elsewhere, too', async () => {
    const hoster = await hosting();
    await addClientAccessServer(hoster.run, 'EXCAS02');
    await hoster.acme.mailboxUser('ann');
    await hoster.run(name, { former: [first], virtualDirectories: [first, second] });

    assert.deepEqual(await hoster.run(name, { former: [first], virtualDirectories: [second] }), { books: 0 });
  });

  it('refuses to leave books without any', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    await assert.rejects(hoster.run(name, { former: [first], virtualDirectories: [] }), {
      code: 'EXCHANGE_LAST_DISTRIBUTION_POINT',
    });
    // One that is not there does not count.
    await assert.rejects(hoster.run(name, { former: [first], virtualDirectories: [second] }), {
      code: 'EXCHANGE_LAST_DISTRIBUTION_POINT',
    });
  });

  undoesEverywhere(name, async (hoster) => {
    await addClientAccessServer(hoster.run, 'EXCAS02');
    await hoster.acme.mailboxUser('ann');
    await hoster.rival.mailboxUser('eve');
    return { former: [first], virtualDirectories: [first, second] };
  });
});

/** Names of the servers that offer each book. */
async function serversOf({ directory }: Hosting): Promise<string[][]> {
  const { configuration } = await directory.contexts();
  const found: string[][] = [];
  for await (const { attributes } of directory.search({ base: configuration, filter: '(objectClass=msExchOAB)' })) {
    const links = attributes['msExchOABVirtualDirectoriesLink'] ?? [];
    found.push(links.map((dn) => /CN=HTTP,CN=Protocols,CN=([^,]+)/.exec(dn)?.[1] ?? dn).sort());
  }
  return found;
}
