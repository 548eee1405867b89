import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';

import type { Hosting } from '@tenantry/testing';
import { Client, type Entry, NoSuchObjectError, ResultCodeError } from 'ldapts';

const password = 'Test-password-1';
const domain = 'DC=fabrikam,DC=com';
const configuration = `CN=Configuration,${domain}`;

/** Two tenants with a mailbox each. */
export interface Neighbours {
  readonly hoster: Hosting;
  /** LDAP paths of their users. */
  readonly ann: string;
  readonly eve: string;
}

export async function makeNeighbours(hoster: Hosting): Promise<Neighbours> {
  const ann = await makeMailbox(hoster, hoster.acme, 'ann');
  const eve = await makeMailbox(hoster, hoster.rival, 'eve');
  return { hoster, ann, eve };
}

/** Faults A8 and A13, rules R1 to R8: the directory itself keeps tenants apart, whatever LDAP tool they use. */
export async function testWalls(test: TestContext, { hoster, ann, eve }: Neighbours): Promise<void> {
  await test.test('finds nothing of another tenant from any base, in any scope, with any filter', async () => {
    const rival = namesOf(hoster.rival.path);
    const foreign = [rival, namesOf(eve), `CN=_Private,${rival}`];
    await asUser(hoster, ann, async (client) => {
      for (const base of [domain, configuration, namesOf(hoster.paths.hosting.path), namesOf(hoster.reseller.path)]) {
        for (const scope of ['base', 'one', 'sub'] as const) {
          for (const filter of [
            '(objectClass=*)',
            '(cn=*eve*)',
            '(mail=eve@rival.example)',
            '(ou=Rival)',
            '(name=*Rival*)',
            '(!(cn=x))',
          ]) {
            const found = await find(client, base, { scope, filter });
            assert.deepEqual(
              found.filter((dn) => /rival|CN=eve\b/i.test(dn)),
              [],
              `${base} ${scope} ${filter}`,
            );
          }
        }
      }
      for (const base of foreign) {
        for (const scope of ['base', 'one', 'sub'] as const) {
          assert.deepEqual(await find(client, base, { scope, filter: '(objectClass=*)' }), [], base);
        }
      }
    });
  });

  await test.test('reads no attribute that names another tenant', async () => {
    await asUser(hoster, ann, async (client) => {
      for (const base of [domain, configuration]) {
        const entries = await read(client, base, { scope: 'sub', filter: '(objectClass=*)', attributes: [] });
        assert.doesNotMatch(JSON.stringify(entries), /rival/i);
      }
    });
  });

  await test.test('is told about entries of others what it is told about entries that are not there', async () => {
    const rival = namesOf(hoster.rival.path);
    await asUser(hoster, ann, async (client) => {
      for (const dn of [rival, namesOf(eve), `CN=_Private,${rival}`, rival.replace('OU=Rival', 'OU=Nobody')]) {
        for (const filter of ['(objectClass=*)', '(cn=nobody)']) {
          await assert.rejects(client.search(dn, { scope: 'base', filter }), { code: 32 }, dn);
        }
      }
    });
  });

  await test.test('sees everything of the own tenant', async () => {
    const acme = namesOf(hoster.acme.path);
    const all: string[] = [];
    for await (const { dn } of hoster.directory.search({ base: acme, filter: '(objectClass=*)', attributes: [] }))
      all.push(dn);
    await asUser(hoster, ann, async (client) => {
      for (const base of [acme, domain]) {
        const found = await find(client, base, { scope: 'sub', filter: '(objectClass=*)' });
        assert.deepEqual(
          found.filter((dn) => dn.toLowerCase().endsWith(acme.toLowerCase())).sort(),
          [...all].sort(),
          base,
        );
      }
      const { searchEntries } = await client.search(namesOf(ann), { scope: 'base', attributes: ['mail', 'homeMDB'] });
      assert.equal(searchEntries[0]?.['mail'], 'ann@acme.example');
    });
  });

  await test.test('opens the lists of the own tenant, and no others', async () => {
    await asUser(hoster, ann, async (client) => {
      const filter = '(|(objectClass=addressBookContainer)(objectClass=msExchOAB))';
      const found = [domain, configuration].map((base) => find(client, base, { scope: 'sub', filter }));
      const lists = new Set((await Promise.all(found)).flat());
      assert.deepEqual([...lists].map((dn) => dn.split(',')[0]).sort(), ['CN=Acme AL', 'CN=Acme GAL', 'CN=Acme OAL']);
    });
  });

  await test.test('may not write, not even to himself', async () => {
    await asUser(hoster, ann, async (client) => {
      await assert.rejects(client.del(namesOf(ann)), { code: 50 });
    });
  });
}

export function namesOf(path: string): string {
  return path.slice('LDAP://'.length);
}

async function makeMailbox(hoster: Hosting, tenant: Hosting['acme'], name: string): Promise<string> {
  const user = await tenant.user(name);
  await hoster.run('Hosted Email 2007::CreateMailbox', {
    user,
    planName: 'MailboxGold',
    alias: name,
    emailAddresses: [`SMTP:${name}@${tenant.domain}`],
  });
  return user;
}

/** Does something as a user who has logged on with an LDAP tool. */
export async function asUser(hoster: Hosting, user: string, work: (client: Client) => Promise<void>): Promise<void> {
  const [controller] = hoster.servers?.settings.controllers ?? [];
  const client = new Client({ url: controller?.url ?? '' });
  await client.bind(namesOf(user), password);
  try {
    await work(client);
  } finally {
    await client.unbind();
  }
}

/** Names that a search finds; servers write the types in upper or lower case. */
export async function find(client: Client, base: string, look: Pick<Look, 'scope' | 'filter'>): Promise<string[]> {
  return (await read(client, base, { ...look, attributes: ['cn'] })).map(({ dn }) =>
    dn.replaceAll(/(?:^|,)[a-z]+=/g, (type) => type.toUpperCase()),
  );
}

/** How a server refuses to show an entry. */
export async function refusal(
  client: Client,
  dn: string,
): Promise<{ readonly code: unknown; readonly message: string }> {
  try {
    await client.search(dn, { scope: 'base' });
  } catch (error) {
    if (error instanceof ResultCodeError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error(`${dn} is shown`);
}

interface Look {
  readonly scope: 'base' | 'one' | 'sub';
  readonly filter: string;
  /** None named: all. */
  readonly attributes: string[];
}

/** Entries that a search finds; a base that is not shown holds none. */
async function read(client: Client, base: string, look: Look): Promise<Entry[]> {
  try {
    return (await client.search(base, { ...look, paged: true })).searchEntries;
  } catch (error) {
    if (error instanceof NoSuchObjectError) return [];
    throw error;
  }
}
