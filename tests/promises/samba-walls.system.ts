// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';
import { sambaPair } from '@tenantry/testing/samba';
import { Client, NoSuchObjectError } from 'ldapts';

const password = 'Test-password-1';
const domain = 'DC=fabrikam,DC=com';
const configuration = `CN=Configuration,${domain}`;

/** Faults A8 and A13, rules R1 to R8: the directory itself keeps tenants apart, whatever LDAP tool they use. */
describe('a user who is bound to Active Directory', () => {
  it('sees the own tenant and nothing of others', async (test) => {
    const hoster = await hosting({ directory: sambaPair });
    const ann = await makeMailbox(hoster, hoster.acme, 'ann');
    const eve = await makeMailbox(hoster, hoster.rival, 'eve');
    const asUser = (name: string, work: (client: Client) => Promise<void>) => bound(hoster, name, work);

    await test.test('finds nothing of another tenant from any base, in any scope, with any filter', async () => {
      const rival = namesOf(hoster.rival.path);
      const foreign = [rival, namesOf(eve), `CN=_Private,${rival}`];
      await asUser('ann@acme.example', async (client) => {
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
      await asUser('ann@acme.example', async (client) => {
        for (const base of [domain, configuration]) {
          const { searchEntries } = await client.search(base, { scope: 'sub', filter: '(objectClass=*)', paged: true });
          assert.doesNotMatch(JSON.stringify(searchEntries), /rival/i);
        }
      });
    });

    await test.test('is told about entries of others what it is told about entries that are not there', async () => {
      const rival = namesOf(hoster.rival.path);
      await asUser('ann@acme.example', async (client) => {
        for (const dn of [rival, namesOf(eve), `CN=_Private,${rival}`, rival.replace('OU=Rival', 'OU=Nobody')]) {
          for (const filter of ['(objectClass=*)', '(cn=nobody)']) {
            await assert.rejects(client.search(dn, { scope: 'base', filter }), { code: 32 }, dn);
          }
        }
      });
    });

    // A gap of Samba 4.17, of which the guide warns; when this fails, it need not any more.
    await test.test('is answered by compare, for which Samba checks no rights', async () => {
      await asUser('ann@acme.example', async (client) => {
        assert.equal(await client.compare(namesOf(eve), 'mail', 'eve@rival.example'), true);
      });
    });

    await test.test('sees everything of the own tenant', async () => {
      const acme = namesOf(hoster.acme.path);
      const all: string[] = [];
      for await (const { dn } of hoster.directory.search({ base: acme, filter: '(objectClass=*)', attributes: [] }))
        all.push(dn);
      await asUser('ann@acme.example', async (client) => {
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
      await asUser('ann@acme.example', async (client) => {
        const lists = await find(client, configuration, {
          scope: 'sub',
          filter: '(|(objectClass=addressBookContainer)(objectClass=msExchOAB))',
        });
        assert.deepEqual(lists.map((dn) => dn.split(',')[0]).sort(), ['CN=Acme AL', 'CN=Acme GAL', 'CN=Acme OAL']);
      });
    });

    await test.test('may not write, not even to himself', async () => {
      await asUser('ann@acme.example', async (client) => {
        await assert.rejects(client.del(namesOf(ann)), { code: 50 });
      });
    });

    await test.test('would see another tenant that lets everybody read it', async () => {
      await hoster.run('Active Directory Provider::Update ACL', {
        path: hoster.rival.path,
        ace: [{ mode: 'GRANT_ACCESS', name: 'S-1-5-11', permission: 0x20094, inheritance: 2 }],
      });
      await asUser('ann@acme.example', async (client) => {
        const found = await find(client, domain, { scope: 'sub', filter: '(mail=eve@rival.example)' });
        assert.deepEqual(found, [namesOf(eve)]);
      });
    });
  });
});

function namesOf(path: string): string {
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

async function bound(hoster: Hosting, name: string, work: (client: Client) => Promise<void>): Promise<void> {
  const [controller] = hoster.servers?.settings.controllers ?? [];
  const client = new Client({ url: controller?.url ?? '' });
  await client.bind(name, password);
  try {
    await work(client);
  } finally {
    await client.unbind();
  }
}

/** Names that a search finds; a base that is not shown holds none. */
async function find(
  client: Client,
  base: string,
  options: { readonly scope: 'base' | 'one' | 'sub'; readonly filter: string },
): Promise<string[]> {
  try {
    const { searchEntries } = await client.search(base, { ...options, attributes: ['name'], paged: true });
    return searchEntries.map(({ dn }) => dn);
  } catch (error) {
    if (error instanceof NoSuchObjectError) return [];
    throw error;
  }
}
