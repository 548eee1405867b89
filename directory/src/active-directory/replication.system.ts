// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { type SambaPair, startSambaPair } from '@tenantry/testing/samba';
import { Attribute, Change, Client } from 'ldapts';

import { defaultWaits, newState, type SessionState, type WaitLimits } from '../controller-choice.ts';
import type { Directory } from '../directory.ts';
import { createLdapDirectory, type LdapDirectory } from '../ldap/ldap-directory.ts';
import type { LdapOptions } from '../ldap/ldap-options.ts';
import { LdapServer } from '../ldap/ldap-server.ts';
import { noMemory } from '../position-memory.ts';
import { encodeDescriptor } from '../security/descriptor-octets.ts';
import { parseSddl } from '../security/sddl.ts';
import { openDirectory } from '../session.ts';
import { activeDirectoryBinary, readActiveDirectoryEntry } from './active-directory-entry.ts';
import { activeDirectoryFlavour } from './active-directory-flavour.ts';
import { completeRanges } from './ranges.ts';

describe('two controllers of Active Directory', () => {
  let pair: SambaPair;
  let options: LdapOptions;
  let port: LdapDirectory;
  let base: string;

  /** Replication may take its time on a busy machine: no other controller is taken before. */
  const patient = { ...defaultWaits, patienceMilliseconds: defaultWaits.waitMilliseconds };

  before(async () => {
    pair = await startSambaPair();
    options = {
      controllers: pair.controllers.map(({ name, url }) => ({ name, url })),
      bindDn: pair.administrator.user,
      password: pair.administrator.password,
      startTls: false,
      tls: {},
      domain: undefined,
    };
    port = createLdapDirectory(options, activeDirectoryFlavour());
    base = `OU=Replication,${pair.domain}`;
    const state = newState();
    await at('dc1', state).add(base, { objectClass: ['organizationalUnit'] });
    // Some tests begin at the other one.
    await at('dc2', state, patient).read(base);
  });

  after(async () => {
    await port?.close();
    await pair?.stop();
  });

  function at(preferred: string, state: SessionState = newState(), limits: WaitLimits = defaultWaits): Directory {
    const options = { state, memory: noMemory, preferred, limits, warn: () => undefined };
    return openDirectory(port, { operation: () => undefined }, options);
  }

  it('read at one what a request wrote at the other', async () => {
    for (let round = 0; round < 2; round++) {
      const state = newState();
      const [writer, reader] = round % 2 === 0 ? ['dc1', 'dc2'] : ['dc2', 'dc1'];
      const { dn } = await at(writer, state, patient).add(`CN=Written ${round},${base}`, { objectClass: ['contact'] });
      await at(reader, state, patient).modify(dn, { info: [String(round)] });
      assert.deepEqual((await at(writer, state, patient).read(dn, ['info'])).attributes, { info: [String(round)] });
      await at(reader, state, patient).delete(dn);
      assert.equal(await at(writer, state, patient).find(dn), undefined);
    }
  });

  it('read in the configuration what was written there', async () => {
    const state = newState();
    const { configuration } = await port.contexts();
    const { dn } = await at('dc1', state, patient).add(`CN=Settings,${configuration}`, { objectClass: ['container'] });
    assert.equal((await at('dc2', state, patient).read(dn)).dn, dn);
    assert.deepEqual(state.warnings, new Set());
  });

  it('is asked at once where the change was made when nobody prefers a controller', async () => {
    const [first] = pair.controllers;
    await first.pauseReplication();
    try {
      const state = newState();
      const { dn } = await at('dc2', state).add(`CN=Elsewhere,${base}`, { objectClass: ['contact'] });
      // Whoever waits for the first controller has no time left to ask another one.
      const limits = { patienceMilliseconds: 500, waitMilliseconds: 500 };
      assert.equal((await at('', state, limits).read(dn)).dn, dn);
      assert.deepEqual(state.warnings, new Set());
    } finally {
      await first.resumeReplication();
    }
  });

  it('tells everything that it knows of, so that the other one can be asked for it', async () => {
    const { dn } = await at('dc1').add(`CN=Known,${base}`, { objectClass: ['contact'] });
    const positions = await port.positions('dc1.fabrikam.com');
    const state = newState();
    state.positions = positions;
    assert.equal((await at('dc2', state, patient).read(dn)).dn, dn);
    assert.deepEqual(state.warnings, new Set());
  });

  it('gives a deleted account back with its identity, its password and whatever named it', async () => {
    const directory = at('dc1');
    const { dn, guid } = await directory.add(`CN=Back,${base}`, {
      objectClass: ['user'],
      sAMAccountName: ['back'],
      userPrincipalName: ['back@acme.example'],
      mailNickname: ['back'],
      info: ['kept'],
    });
    const { attributes } = await directory.read(dn);
    await directory.setPassword(dn, 'Secret-pass-1');
    await directory.modify(dn, { userAccountControl: ['512'] });
    const token = await directory.passwordToken(dn);
    const group = await directory.add(`CN=Pointing,${base}`, {
      objectClass: ['group'],
      otherWellKnownObjects: [`B:32:89FB25B7DF784FC198A493E2E8A0EE7E:${dn}`],
    });
    const before = (await directory.read(dn)).attributes;
    await directory.delete(dn);
    assert.equal((await directory.read(group.dn)).attributes['otherWellKnownObjects'], undefined);

    await directory.add(dn, before);
    await directory.restorePassword(dn, token);

    const back = await directory.read(dn);
    assert.equal(back.guid, guid);
    assert.deepEqual(back.attributes['objectSid'], attributes['objectSid']);
    assert.deepEqual({ ...back.attributes, whenChanged: [] }, { ...before, whenChanged: [] });
    assert.equal(await directory.checkPassword(dn, 'Secret-pass-1'), true);
    assert.deepEqual((await directory.read(group.dn)).attributes['otherWellKnownObjects'], [
      `B:32:89FB25B7DF784FC198A493E2E8A0EE7E:${dn}`,
    ]);
    // A second attempt of undo changes nothing.
    await directory.restorePassword(dn, token);
    await directory.setPassword(dn, 'Secret-pass-2');
    await assert.rejects(directory.restorePassword(dn, token), { code: 'DIRECTORY_PASSWORD_NOT_RESTORED' });
  });

  it('takes back the first password of a new account, and of no other one', async () => {
    const directory = at('dc1');
    const { dn } = await directory.add(`CN=New,${base}`, { objectClass: ['user'], sAMAccountName: ['new'] });
    assert.equal(await directory.passwordToken(dn), undefined);
    await directory.setPassword(dn, 'Secret-pass-1');
    await directory.modify(dn, { userAccountControl: ['512'] });

    await directory.restorePassword(dn, undefined);

    assert.equal(await directory.checkPassword(dn, 'Secret-pass-1'), false);
    await directory.setPassword(dn, 'Secret-pass-2');
    await directory.modify(dn, { pwdLastSet: ['0'] });
    const token = await directory.passwordToken(dn);
    assert.match(String(token), /^\d+ expired$/);
    await directory.setPassword(dn, 'Secret-pass-3');
    await assert.rejects(directory.restorePassword(dn, token), { code: 'DIRECTORY_PASSWORD_NOT_RESTORED' });
  });

  it('reads a group that has more members than a server gives at once', async () => {
    const members = Array.from({ length: 60 }, (_, index) => `CN=Member ${index},${base}`);
    for (const dn of members) await at('dc1').add(dn, { objectClass: ['contact'] });
    const { dn } = await at('dc1').add(`CN=Large,${base}`, { objectClass: ['group'], member: members });

    const server = new LdapServer({ name: 'dc1', url: pair.controllers[0].url }, options);
    // Asked for a part, as a server of Microsoft gives it by itself.
    const { searchEntries } = await server.use((client) =>
      client.search(dn, { scope: 'base', attributes: ['objectGUID', 'member;range=0-24'] }),
    );
    const [entry] = await completeRanges(
      server,
      searchEntries.map((wire) => readActiveDirectoryEntry(wire, false)),
      activeDirectoryBinary,
    );
    await server.close();
    assert.deepEqual([...(entry?.attributes['member'] ?? [])].sort(), members.sort());
  });

  it('exchanges a descriptor that another program laid out in another order', async () => {
    const attribute = 'msExchMailboxSecurityDescriptor';
    const text = 'O:PSG:SYD:(A;CI;CCRC;;;PS)';
    const { dn } = await at('dc1').add(`CN=Laid out,${base}`, { objectClass: ['user'] });
    const client = new Client({ url: pair.controllers[0].url });
    await client.bind(pair.administrator.user, pair.administrator.password);
    const modification = new Attribute({ type: attribute, values: [reversed(encodeDescriptor(parseSddl(text)))] });
    await client.modify(dn, new Change({ operation: 'replace', modification }));
    await client.unbind();
    assert.deepEqual((await at('dc1').read(dn, [attribute])).attributes[attribute], [text]);

    await at('dc1').modify(dn, { [attribute]: ['D:'] }, { [attribute]: [text] });

    assert.deepEqual((await at('dc1').read(dn, [attribute])).attributes[attribute], ['D:']);
  });

  it('adds members at the same time and none twice', async () => {
    const { dn } = await at('dc1').add(`CN=Busy group,${base}`, { objectClass: ['group'] });
    const members = Array.from({ length: 5 }, (_, index) => `CN=Busy ${index},${base}`);
    for (const member of members) await at('dc1').add(member, { objectClass: ['contact'] });
    await Promise.all([...members, ...members].map((member) => at('dc1').addValues(dn, 'member', [member])));
    assert.deepEqual([...((await at('dc1').read(dn, ['member'])).attributes['member'] ?? [])].sort(), members);
    await Promise.all([...members, ...members].map((member) => at('dc1').removeValues(dn, 'member', [member])));
    assert.equal((await at('dc1').read(dn, ['member'])).attributes['member'], undefined);
  });

  it('keeps the rights of an entry as they were written, below those of its place', async () => {
    const { dn } = await at('dc1').add(`OU=Rights,${base}`, {
      objectClass: ['organizationalUnit'],
      nTSecurityDescriptor: ['D:P(A;CI;GA;;;DA)(A;CI;GA;;;SY)(A;CI;RPLCLORC;;;S-1-5-21-1-2-3-1104)'],
    });
    const { dn: inside } = await at('dc1').add(`CN=Inside,${dn}`, { objectClass: ['contact'] });
    const rightsOf = async (name: string) => (await at('dc1').read(name, ['nTSecurityDescriptor'])).attributes;
    assert.match(
      String((await rightsOf(dn))['nTSecurityDescriptor']),
      /^D:P.*\(A;CI;LCRPLORC;;;S-1-5-21-1-2-3-1104\)$/,
    );
    assert.match(
      String((await rightsOf(inside))['nTSecurityDescriptor']),
      /\(A;CIID;LCRPLORC;;;S-1-5-21-1-2-3-1104\)$/,
    );
    assert.doesNotMatch(String((await rightsOf(inside))['nTSecurityDescriptor']), /;AU\)/);
  });
});

/** The same descriptor with its parts in the opposite order (MS-DTYP 2.4.6: the header says where each begins). */
function reversed(octets: Buffer): Buffer {
  const header = Buffer.from(octets.subarray(0, 20));
  const begins = [4, 8, 12, 16].filter((at) => header.readUInt32LE(at) !== 0);
  const ends = [...begins.slice(1).map((at) => header.readUInt32LE(at)), octets.length];
  const parts = begins.map((at, index) => ({ at, bytes: octets.subarray(header.readUInt32LE(at), ends[index]) }));
  let offset = header.length;
  for (const { at, bytes } of parts.toReversed()) {
    header.writeUInt32LE(offset, at);
    offset += bytes.length;
  }
  return Buffer.concat([header, ...parts.toReversed().map(({ bytes }) => bytes)]);
}
