// Debian packages: slapd ldap-utils
import assert from 'node:assert/strict';
import { connect, createServer, type Socket } from 'node:net';
import { after, before, describe, it, type TestContext } from 'node:test';

import { openSlapdDirectory, type SlapdDirectory, type SlapdServer } from '@tenantry/testing/slapd';

import { untilDone } from '../conformance-servers.ts';
import type { Filter } from '../filter.ts';
import { createLdapDirectory, type LdapDirectory } from '../ldap/ldap-directory.ts';
import type { LdapLimits, LdapOptions } from '../ldap/ldap-options.ts';
import { openLdapFlavour } from './openldap-flavour.ts';

const domain = 'DC=fabrikam,DC=com';
const base = `OU=Troubled,${domain}`;
const few = `OU=Few,${base}`;
const password = 'Suite-password-1';
/** Both are accounts that the rules of access of the product know; neither is the one that limits do not concern. */
const limited = `CN=tenantry,${domain}`;
const paged = `CN=mail,${domain}`;
const contacts = 8;
const unreachable = 'DIRECTORY_CONTROLLER_UNREACHABLE';
const changeInfo = [{ kind: 'replace', attribute: 'info', values: ['new'] }] as const;

describe('OpenLDAP in trouble', () => {
  let slapd: SlapdDirectory;
  let server: SlapdServer;
  let port: LdapDirectory;

  before(async () => {
    slapd = await openSlapdDirectory({
      lines: [
        `limits dn.exact="${limited}" size.soft=5 size.hard=5`,
        `limits dn.exact="${paged}" size.soft=5 size.hard=5 size.prtotal=unlimited`,
        'restrict rename',
      ],
    });
    const [first] = slapd.servers;
    assert.ok(first);
    server = first;
    port = createLdapDirectory(slapd.options, openLdapFlavour(domain));
    for (const dn of [base, few]) await port.add(server.name, dn, { objectClass: ['organizationalUnit'] });
    for (const dn of [limited, paged]) {
      await port.add(server.name, dn, { objectClass: ['user'] });
      await port.setPassword(server.name, dn, password);
    }
    for (let number = 1; number <= contacts; number++) await addContact(`Contact ${number}`, base);
    for (let number = 1; number <= 3; number++) await addContact(`Contact ${number}`, few);
  });

  after(async () => {
    await port?.close();
    await slapd?.stop();
  });

  it('that stands still is given up, a change as unknown, and is well when it goes on', async (t) => {
    const dn = await addContact('Frozen');
    const impatient = open(t, {
      // On a busy machine a server that does not stand still answers in this time, too.
      limits: { operationMilliseconds: 2000, connectMilliseconds: 2000, pauseMilliseconds: 10 },
    });
    // The machine may be slower than who has no patience.
    await untilDone(() => impatient.find(server.name, { dn }, []));

    await server.freeze();
    try {
      await assert.rejects(impatient.modify(server.name, dn, changeInfo), { code: 'DIRECTORY_OUTCOME_UNKNOWN' });
      await assert.rejects(impatient.find(server.name, { dn }, []), { code: unreachable, message: /within 2 s/ });
    } finally {
      server.thaw();
    }

    await port.modify(server.name, dn, [{ kind: 'replace', attribute: 'title', values: ['Tester'] }]);
    const { attributes = {} } = (await port.find(server.name, { dn }, ['title', 'info'])) ?? {};
    assert.deepEqual(attributes['title'], ['Tester']);
    assert.ok(['new', undefined].includes(attributes['info']?.[0]));
  });

  it('that closes a connection over which it is asked is asked again; a change is unknown, and none is made', async (t) => {
    const dn = await addContact('Cut');
    const way = await openBreakingWay(t, server.url);
    const cut = open(t, { url: way.url, limits: { connections: 1 } });
    assert.ok(await cut.find(server.name, { dn }, []));

    way.breakNext();
    assert.ok(await cut.find(server.name, { dn }, []));
    way.breakNext();
    assert.equal((await found(cut, few)).length, 3);
    way.breakNext();
    await assert.rejects(cut.modify(server.name, dn, changeInfo), { code: 'DIRECTORY_OUTCOME_UNKNOWN' });

    assert.deepEqual((await cut.find(server.name, { dn }, ['info']))?.attributes, {});
  });

  it('that limits answers never lets a part pass for the whole', async (t) => {
    const tight = open(t, { bindDn: limited });

    await assert.rejects(found(tight, base), { code: 'DIRECTORY_SERVER_LIMIT', message: /Lift the limits/ });
    assert.equal((await found(tight, few)).length, 3);
    assert.equal((await found(tight, base, 4)).length, 4);
  });

  it('that limits answers and not the number of pages is read page by page', async (t) => {
    const inPages = open(t, { bindDn: paged, limits: { pageSize: 4 } });

    assert.ok((await found(inPages, base)).length >= contacts);
  });

  it('that does not do what it is asked, or refers to others, is told of with its reason', async () => {
    const dn = await addContact('Refused');
    await assert.rejects(port.rename(server.name, dn, { rdn: 'CN=Other', parent: few }), {
      code: 'DIRECTORY_SERVER_REFUSES',
      message: /restricted/,
    });

    const elsewhere = `CN=Elsewhere,${base}`;
    const ref = ['ldap://elsewhere.example/CN=Elsewhere'];
    await port.add(server.name, elsewhere, { objectClass: ['referral', 'extensibleObject'], ref });
    await assert.rejects(port.modify(server.name, elsewhere, changeInfo), {
      code: 'DIRECTORY_SERVER_REFUSES',
      message: /refers to another server/,
    });
    assert.equal(await port.find(server.name, { dn: elsewhere }, []), undefined);
  });

  it('serves two hundred who read long lists over one connection, one after the other', async (t) => {
    const narrow = open(t, { limits: { pageSize: 2, cursors: 1, connections: 1 } });

    const lists = await Promise.all(Array.from({ length: 200 }, () => found(narrow, few)));

    assert.deepEqual(new Set(lists.map((list) => list.length)), new Set([3]));
  });

  it('lets nobody wait for ever for the connection that he holds himself', async (t) => {
    const narrow = open(t, { limits: { pageSize: 1, cursors: 1, cursorMilliseconds: 500 } });
    const inner = async () => {
      for await (const _ of contactsOf(narrow, few)) await found(narrow, few);
    };

    await assert.rejects(inner(), { code: unreachable, message: /connections for long searches are in use/ });

    assert.equal((await found(narrow, few)).length, 3);
  });

  async function addContact(name: string, parent = base): Promise<string> {
    const { entry } = await port.add(server.name, `CN=${name},${parent}`, { objectClass: ['contact'] });
    return entry.dn;
  }

  function open(
    test: TestContext,
    { url = server.url, bindDn, limits }: { url?: string; bindDn?: string; limits?: Partial<LdapLimits> },
  ): LdapDirectory {
    const account: Partial<LdapOptions> = bindDn === undefined ? {} : { bindDn, password };
    const controllers = [{ name: server.name, url }];
    const options = { ...slapd.options, ...account, controllers, ...(limits ? { limits } : {}) };
    const opened = createLdapDirectory(options, openLdapFlavour(domain));
    test.after(() => opened.close());
    return opened;
  }

  function contactsOf(from: LdapDirectory, unit: string, limit?: number) {
    const filter: Filter = { kind: 'equal', attribute: 'objectClass', value: 'contact' };
    return from.search(server.name, { base: unit, scope: 'subtree', filter, attributes: [], limit });
  }

  function found(from: LdapDirectory, unit: string, limit?: number) {
    return Array.fromAsync(contactsOf(from, unit, limit));
  }
});

/** A way to a server that breaks when something is next sent over it, as if the server had just closed it. */
async function openBreakingWay(test: TestContext, url: string) {
  const sockets = new Set<Socket>();
  let breaks = false;
  const server = createServer((inner) => {
    const outer = connect(Number(new URL(url).port), '127.0.0.1');
    for (const socket of [inner, outer]) sockets.add(socket.on('error', () => socket.destroy()));
    inner.on('data', (sent) => {
      if (!breaks) outer.write(sent);
      else for (const socket of [inner, outer]) socket.destroy();
      breaks = false;
    });
    outer.pipe(inner);
    inner.on('close', () => outer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    url: `ldap://127.0.0.1:${address.port}`,
    breakNext() {
      breaks = true;
    },
  };
}
