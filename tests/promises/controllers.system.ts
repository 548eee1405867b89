// Debian packages: slapd ldap-utils
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { type Installation, openInstallation } from '@tenantry/cli/installation';
import { runProcedure } from '@tenantry/cli/two-tenants';
import { type DirectoryServers, type Hosting, hosting, isThorough } from '@tenantry/testing';
import { openLdapPair, openSlapdDirectory, type SlapdDirectory } from '@tenantry/testing/slapd';

const rounds = isThorough() ? 300 : 4;
/** Users that are made while a controller dies and comes back. */
const users = isThorough() ? 3000 : 180;
const delayMaximum = isThorough() ? 30_000 : 3000;
const [dc1, dc2] = ['dc1.fabrikam.com', 'dc2.fabrikam.com'];
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('two controllers and two engines', () => {
  it('make an organization and its first Outlook user one after the other, however late changes arrive', async () => {
    const { hoster, servers } = await hosterOn();
    const other = await openEngine(hoster, servers, [dc1, dc2]);
    for (let round = 0; round < rounds; round++) {
      for (const link of servers().links) link.delay(Math.floor(Math.random() * delayMaximum));
      await makeFirstUser({ hoster, other, name: `Late${round}` });
    }
    for (const link of servers().links) link.delay(0);

    for (const [list, kind] of [
      ['All Global Address Lists', 'GAL'],
      ['All Address Lists', 'AL'],
      ['Offline Address Lists', 'OAL'],
    ]) {
      const found = await namesBelow(hoster, `CN=${list},`);
      const wanted = Array.from({ length: rounds }, (_, round) => `Late${round} ${kind}`).sort();
      assert.deepEqual(found.filter((name) => name.startsWith('Late')).sort(), wanted, list);
    }
  });

  it('fail at once when the second engine does not know that it has to wait', async () => {
    const { hoster, servers } = await hosterOn();
    const other = await openEngine(hoster, servers, [dc2]);
    for (const link of servers().links) link.pause();

    await assert.rejects(makeFirstUser({ hoster, other, name: 'Early' }), { code: 'ENGINE_NO_SUCH_OBJECT' });

    for (const link of servers().links) link.resume();
  });
});

describe('a controller that is killed under sixteen callers', () => {
  it('leaves nothing half, duplicates nothing and loses nothing', async () => {
    const { hoster, servers } = await hosterOn();
    const [killed] = servers().servers;
    const states = new Map<string, string>();
    let made = 0;
    const caller = async () => {
      while (made < users) {
        // Each third of the work begins with an event: everything works, one is dead, it is back.
        const number = ++made;
        if (number === users / 3) await killed?.kill();
        if (number === (users * 2) / 3) await killed?.start();
        const name = `killed${number}`;
        states.set(name, await createUser(hoster, name));
      }
    };
    await Promise.all(Array.from({ length: 16 }, caller));

    const done = [...states].flatMap(([name, state]) => (state === 'done' ? [name] : [])).sort();
    assert.ok(done.length > users / 2, `only ${done.length} of ${users} were made`);
    assert.deepEqual(
      [...states.values()].filter((state) => state !== 'done' && state !== 'failed'),
      [],
    );
    // The first controller of an engine answers, once it has seen what the organization has to see.
    const other = await openEngine(hoster, servers, [dc2, dc1]);
    assert.deepEqual(await usersOf(hoster.directory, hoster.acme.path), done);
    assert.deepEqual(await usersOf(other.directory, hoster.acme.path), done);
  });
});

async function createUser(hoster: Hosting, name: string): Promise<string> {
  const input = {
    container: hoster.acme.path,
    userPrincipalName: `${name}@acme.example`,
    isAdmin: false,
    newPassword: 'Test-password-1',
  };
  const what = { namespace: 'Hosted Active Directory', procedure: 'CreateUser', input };
  const { state } = await hoster.client.submit({ what, caller: { trustee: 'system' } });
  return state;
}

async function usersOf(directory: Hosting['directory'], base: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { attributes } of directory.search({ base, filter: '(&(objectClass=user)(cn=killed*))' })) {
    found.push(attributes['cn']?.[0]?.split('@')[0] ?? '');
  }
  return found.sort();
}

/** A hoster on two OpenLDAP servers, and those. */
async function hosterOn(): Promise<{ readonly hoster: Hosting; readonly servers: () => SlapdDirectory }> {
  let opened: SlapdDirectory | undefined;
  const directory: DirectoryServers = {
    name: openLdapPair.name,
    async open(from) {
      opened = await openSlapdDirectory({ servers: 2, from });
      return opened;
    },
  };
  const hoster = await hosting({ directory, queue: false });
  return {
    hoster,
    servers() {
      if (!opened) throw new Error('the servers are not open');
      return opened;
    },
  };
}

/** Another engine of the same installation, which knows these controllers. */
async function openEngine(
  hoster: Hosting,
  servers: () => SlapdDirectory,
  known: readonly string[],
): Promise<Installation> {
  const { settings } = servers();
  const controllers = known.flatMap((name) => settings.controllers.filter((each) => each.name === name));
  const engine = await openInstallation({
    settings: {
      ...hoster.keys,
      databaseUrl: hoster.connectionString,
      retentionMonths: 13,
      directory: { ...settings, controllers },
    },
    logger: silent,
    migrate: false,
    queue: false,
  });
  engines.push(engine);
  return engine;
}

const engines: Installation[] = [];

after(async () => {
  for (const engine of engines) await engine.stop({ drainMilliseconds: 0 });
});

/** The organization at one controller by one engine, its user at the other by the other, the mailbox at the first again. */
async function makeFirstUser({
  hoster,
  other,
  name,
}: {
  readonly hoster: Hosting;
  readonly other: Installation;
  readonly name: string;
}): Promise<void> {
  const domain = `${name.toLowerCase()}.example`;
  const there = (procedure: string, input: object) =>
    runProcedure(other.client, {
      name: procedure,
      input: { ...input, preferredDomainController: dc2 },
      trustee: 'system',
    });
  const here = (procedure: string, input: object) =>
    hoster.run(procedure, { ...input, preferredDomainController: dc1 });
  const { org } = await here('Hosted Active Directory::CreateOrganization', { container: hoster.reseller.path, name });
  const { path } = org;
  await there('Hosted Active Directory::Subscribe', { path, planName: 'DirectoryBusiness' });
  await here('Hosted Email 2007::MailEnableTenant', {
    path,
    planName: 'BusinessGrowing',
    availablePlans: ['MailboxGold'],
    domainName: domain,
  });
  const { user } = await there('Hosted Active Directory::CreateUser', {
    container: path,
    userPrincipalName: `ann@${domain}`,
    displayName: 'Ann',
    isAdmin: false,
    newPassword: 'Test-password-1',
  });
  await here('Hosted Email 2007::CreateMailbox', {
    user: user.path,
    planName: 'MailboxGold',
    alias: 'ann',
    emailAddresses: [`SMTP:ann@${domain}`],
  });
}

async function namesBelow(hoster: Hosting, beginning: string): Promise<string[]> {
  const { configuration } = await hoster.directory.contexts();
  const found: string[] = [];
  const search = { base: configuration, filter: '(objectClass=*)', attributes: ['cn'] };
  for await (const { dn, attributes } of hoster.directory.search(search)) {
    if (dn.split(',').slice(1).join(',').startsWith(beginning)) found.push(attributes['cn']?.[0] ?? '');
  }
  return found;
}
