// Debian packages: slapd ldap-utils
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openSlapdDirectory, type SlapdDirectory } from '@tenantry/testing/slapd';
import { Client } from 'ldapts';

import { createDirectoryHost } from '../directory-host.ts';
import { escapeRdnValue } from '../distinguished-name.ts';
import { createLdapDirectory, type LdapDirectory } from '../ldap/ldap-directory.ts';
import { dnFromWire, wireDn } from '../ldap/wire-name.ts';
import { openLdapFlavour } from './openldap-flavour.ts';

/** Names that a pattern would take for each other, that begin alike, and that have every sign of a name. */
const tenants = ['abc', 'a.c', 'ab', 'abcd', 'a+c', '(a)', '[abc]', 'a,b', 'a*', '.*'] as const;
const password = 'Test-password-1';

describe('walls between tenants in OpenLDAP', () => {
  let slapd: SlapdDirectory;
  let port: LdapDirectory;
  let reseller: string;

  before(async () => {
    slapd = await openSlapdDirectory();
    port = createLdapDirectory(slapd.options, openLdapFlavour(slapd.domain));
    const { directory } = createDirectoryHost(port, { warn: () => undefined });
    const hosting = `OU=Hosting,${slapd.domain}`;
    reseller = `OU=Reseller,${hosting}`;
    for (const dn of [hosting, reseller]) await directory.add(dn, { objectClass: ['organizationalUnit'] });
    for (const tenant of tenants) {
      const unit = unitOf(tenant);
      await directory.add(listOf(tenant), { objectClass: ['addressBookContainer'] });
      const otherWellKnownObjects = [`B:32:89FB25B7DF784FC198A493E2E8A0EE7E:${listOf(tenant)}`];
      await directory.add(unit, { objectClass: ['organizationalUnit'], otherWellKnownObjects });
      await directory.add(`CN=_Private,${unit}`, { objectClass: ['container'] });
      for (const name of ['ann', 'ben']) {
        const { path } = await directory.add(`CN=${name},${unit}`, {
          objectClass: ['user'],
          mail: [`${name}@${tenants.indexOf(tenant)}.example`],
          proxyAddresses: [`SMTP:${name}@${tenants.indexOf(tenant)}.example`],
          ...(name === 'ann' ? { showInAddressBook: [listOf(tenant)] } : {}),
        });
        await directory.setPassword(path, password);
      }
    }
  });

  after(async () => {
    await port?.close();
    await slapd?.stop();
  });

  const unitOf = (tenant: string) => `OU=${escapeRdnValue(tenant)},${reseller}`;
  const listOf = (tenant: string) => `CN=${escapeRdnValue(tenant)} GAL,CN=All Global Address Lists,${lists()}`;
  const lists = () =>
    `CN=Address Lists Container,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,${slapd.domain}`;

  it('show a user all of its own tenant and nothing else, from every base, in every scope, by every filter', async () => {
    for (const tenant of tenants) {
      const own = unitOf(tenant);
      const bases = [
        '',
        slapd.domain,
        `OU=Hosting,${slapd.domain}`,
        reseller,
        own,
        lists(),
        `CN=Configuration,${slapd.domain}`,
      ];
      const others = tenants
        .filter((other) => other !== tenant)
        .flatMap((other) => [unitOf(other), `CN=ann,${unitOf(other)}`, listOf(other)]);
      await as(tenant, async (client) => {
        for (const base of [...bases, ...others]) {
          for (const scope of ['base', 'one', 'sub', 'children'] as const) {
            for (const filter of [
              '(objectClass=*)',
              '(cn=ann)',
              '(mail=ann@*)',
              '(proxyAddresses=*)',
              '(!(cn=nobody))',
            ]) {
              for (const dn of await found(client, { base, scope, filter })) {
                assert.ok(
                  base === '' || isWithin(dn, own) || dn === listOf(tenant),
                  `${tenant} sees ${dn} by ${scope} ${filter} from ${base}`,
                );
              }
            }
          }
        }
        const all = await found(client, { base: slapd.domain, scope: 'sub', filter: '(objectClass=*)' });
        const seen = [own, `CN=_Private,${own}`, `CN=ann,${own}`, `CN=ben,${own}`, listOf(tenant)];
        assert.deepEqual(all.sort(), seen.sort(), tenant);
      });
    }
  });

  it('show the lists of a tenant also to those of its users whom they do not show', async () => {
    await as('abc', (client) => seesOwnList(client, 'abc'), 'ben');
    await as('.*', (client) => seesOwnList(client, '.*'), 'ben');
  });

  it('answer about entries of others as about entries that are not there', async () => {
    await as('abc', async (client) => {
      for (const dn of [
        `CN=ann,${unitOf('a.c')}`,
        `CN=nobody,${unitOf('a.c')}`,
        unitOf('a.c'),
        listOf('a.c'),
        `OU=none,${reseller}`,
      ]) {
        await assert.rejects(client.search(wireDn(dn), { scope: 'base' }), { code: 32 }, dn);
        await assert.rejects(client.compare(wireDn(dn), 'cn', 'ann'), { code: 32 }, dn);
      }
    });
  });

  it('show no password, let nobody write, and tell nothing to who has not logged on', async () => {
    await as('abc', async (client) => {
      const { searchEntries } = await client.search(wireDn(`CN=ann,${unitOf('abc')}`), {
        scope: 'base',
        attributes: ['userPassword', 'cn'],
      });
      assert.deepEqual(
        searchEntries.map(({ userPassword }) => userPassword),
        [[]],
      );
      await assert.rejects(client.del(wireDn(`CN=ben,${unitOf('abc')}`)), { code: 50 });
    });
    const nobody = new Client({ url: slapd.servers[0]?.url ?? '' });
    for (const dn of [slapd.domain, reseller, `CN=ann,${unitOf('abc')}`, `CN=nobody,${unitOf('abc')}`]) {
      await assert.rejects(nobody.search(wireDn(dn), { scope: 'sub' }), { code: 32 }, dn);
    }
    await nobody.unbind();
  });

  async function seesOwnList(client: Client, tenant: string): Promise<void> {
    const base = `CN=All Global Address Lists,${lists()}`;
    assert.deepEqual(await found(client, { base, scope: 'one', filter: '(objectClass=*)' }), [listOf(tenant)]);
  }

  async function as(tenant: string, work: (client: Client) => Promise<void>, name = 'ann'): Promise<void> {
    const client = new Client({ url: slapd.servers[0]?.url ?? '' });
    try {
      await client.bind(wireDn(`CN=${name},${unitOf(tenant)}`), password);
      await work(client);
    } finally {
      await client.unbind();
    }
  }
});

interface Look {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub' | 'children';
  readonly filter: string;
}

/** Names that a search gives; a base that is not shown gives none. */
async function found(client: Client, { base, scope, filter }: Look): Promise<string[]> {
  try {
    const { searchEntries } = await client.search(wireDn(base), { scope, filter });
    return searchEntries.map(({ dn }) => dnFromWire(dn));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 32) return [];
    throw error;
  }
}

function isWithin(dn: string, unit: string): boolean {
  return dn === unit || dn.endsWith(`,${unit}`);
}
