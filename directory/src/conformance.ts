import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Directory } from './directory.ts';
import { escapeRdnValue } from './distinguished-name.ts';
import { escapeFilter } from './filter.ts';
import { guidToOctets, sidOf } from './octets.ts';

/** A directory for the suite, and how it ends. */
export interface OpenedDirectory {
  readonly directory: Directory;
  /** The directory for a call that prefers this controller. */
  preferring(controller: string): Directory;
  close(): Promise<void>;
}

export interface SuiteOptions {
  /** Why a directory cannot do what a case is about, by the name of the case. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Members of the large group. Default 5,000; fewer where each of them takes long. */
  readonly members?: number;
}

/**
 * What every directory behind the port does, whichever it is.
 * @param open gives a fresh directory with an empty domain
 */
export function describeDirectory(
  open: () => Promise<OpenedDirectory>,
  { reasons = {}, members = 5000 }: SuiteOptions = {},
): void {
  describe('as every directory', () => {
    let directory: Directory;
    let base: string;
    let preferring: OpenedDirectory['preferring'];
    let close: () => Promise<void> = () => Promise.resolve();

    before(async () => {
      ({ directory, preferring, close } = await open());
      base = `OU=Suite,${(await directory.contexts()).domain}`;
      await directory.add(base, { objectClass: ['organizationalUnit'] });
    });

    after(() => close());

    const user = (name: string, more: Record<string, string[]> = {}) =>
      directory.add(`CN=${escapeRdnValue(name)},${base}`, { objectClass: ['user'], ...more });
    const names = async (filter: string, scope: 'base' | 'one' | 'subtree' = 'subtree', at = base) =>
      (await Array.fromAsync(directory.search({ base: at, scope, filter, attributes: ['cn'] })))
        .map(({ attributes }) => attributes['cn']?.[0] ?? '')
        .sort();

    it('adds an entry and reads it by name in any case, by path and by GUID', async () => {
      const { path, guid, dn } = await user('Read Me', { telephonenumber: ['1'] });

      for (const way of [dn, dn.toUpperCase(), path, `LDAP://<GUID=${guid}>`, dn.replaceAll(',', ' , ')]) {
        const entry = await directory.read(way, ['telephoneNumber', 'objectGUID']);
        assert.deepEqual(entry.attributes, { telephoneNumber: ['1'], objectGUID: [guidToOctets(guid)] });
      }
    });

    it('refuses what is there already, and a place that is not', async () => {
      await user('Twice');

      await assert.rejects(user('twice'), { code: 'DIRECTORY_OBJECT_EXISTS' });
      await assert.rejects(directory.add(`CN=x,OU=Nowhere,${base}`, { objectClass: ['user'] }), {
        code: 'DIRECTORY_NO_SUCH_OBJECT',
      });
      await assert.rejects(directory.read(`CN=Nobody,${base}`), { code: 'DIRECTORY_NO_SUCH_OBJECT' });
      assert.equal(await directory.find(`CN=Nobody,${base}`), undefined);
    });

    it('takes names with every sign', async () => {
      for (const name of oddNames) {
        const { dn, path } = await user(name);
        assert.deepEqual((await directory.read(dn, ['cn'])).attributes['cn'], [name]);
        assert.deepEqual((await directory.read(path, ['cn'])).attributes['cn'], [name]);
        assert.deepEqual(await names(`(cn=${escapeFilter(name)})`), [name]);
      }
    });

    it('takes containers with every sign, and moves what is in them', async () => {
      const at = `OU=Odd,${base}`;
      await directory.add(at, { objectClass: ['organizationalUnit'] });
      for (const [index, name] of oddNames.entries()) {
        const container = `OU=${escapeRdnValue(name)},${at}`;
        const inner = `OU=${escapeRdnValue(oddNames.at(index - 1) ?? '')}`;
        await directory.add(container, { objectClass: ['organizationalUnit'] });
        await directory.add(`${inner},${container}`, { objectClass: ['organizationalUnit'] });
        const { guid } = await directory.add(`CN=${escapeRdnValue(name)},${inner},${container}`, {
          objectClass: ['contact'],
        });

        await directory.rename(`${inner},${container}`, `OU=${escapeRdnValue(`${name}~`)}`);
        const renamed = await directory.rename(container, `OU=${escapeRdnValue(`~${name}`)}`);

        const dn = `CN=${escapeRdnValue(name)},OU=${escapeRdnValue(`${name}~`)},OU=${escapeRdnValue(`~${name}`)},${at}`;
        assert.equal((await directory.read(`LDAP://<GUID=${guid}>`)).dn, dn);
        assert.deepEqual(await names('(objectClass=contact)', 'subtree', renamed), [name]);
      }
    });

    it('refuses names and filters that are none', async () => {
      await assert.rejects(directory.read('no name'), { code: 'DIRECTORY_BAD_NAME' });
      await assert.rejects(names('(cn=a'), { code: 'DIRECTORY_BAD_FILTER' });
    });

    it('replaces, adds and removes values', async () => {
      const { dn } = await user('Modify', { otherMobile: ['a'], otherTelephone: ['1'] });

      await directory.modify(dn, { otherMobile: ['b', 'c'], otherTelephone: undefined, info: ['i'] });
      await directory.addValues(dn, 'otherMobile', ['C', 'd']);
      await directory.removeValues(dn, 'otherMobile', ['B', 'never']);

      assert.deepEqual((await directory.read(dn, ['otherMobile', 'otherTelephone', 'info'])).attributes, {
        otherMobile: ['c', 'd'],
        info: ['i'],
      });
    });

    it('refuses a change of a value that somebody else has changed', async () => {
      const { dn } = await user('Lost', { info: ['old'] });
      await directory.modify(dn, { info: ['mine'] }, { info: ['old'] });

      await assert.rejects(directory.modify(dn, { info: ['theirs'] }, { info: ['old'] }), {
        code: 'DIRECTORY_VALUE_CHANGED',
      });
      await assert.rejects(
        directory.modify(dn, { title: ['t'] }, {}).then(() => directory.modify(dn, { title: ['u'] }, {})),
        {
          code: 'DIRECTORY_VALUE_CHANGED',
        },
      );
      assert.deepEqual((await directory.read(dn, ['info', 'title'])).attributes, { info: ['mine'], title: ['t'] });
    });

    it('loses no value of writers at the same time', async () => {
      const { dn } = await user('Busy');

      await Promise.all(
        Array.from({ length: 20 }, (_, index) => directory.addValues(dn, 'otherTelephone', [String(index)])),
      );

      assert.equal((await directory.read(dn, ['otherTelephone'])).attributes['otherTelephone']?.length, 20);
    });

    it('lets one of many win who write the same at the same time', async () => {
      const { dn } = await user('Raced', { info: ['old'] });
      const writers = Array.from({ length: 10 }, (_, index) => String(index));

      const exchanges = await Promise.allSettled(
        writers.map((value) => directory.modify(dn, { info: [value] }, { info: ['old'] })),
      );
      const additions = await Promise.allSettled(writers.map((value) => user('New and raced', { info: [value] })));

      assert.deepEqual(codesOf(exchanges), ['done', ...Array.from({ length: 9 }, () => 'DIRECTORY_VALUE_CHANGED')]);
      assert.deepEqual(codesOf(additions), ['done', ...Array.from({ length: 9 }, () => 'DIRECTORY_OBJECT_EXISTS')]);
    });

    it('keeps a security descriptor as it was written, and refuses a lost update of it', async () => {
      const [first, second] = [
        'O:PSG:PSD:(A;CI;CCRC;;;PS)',
        'O:PSG:PSD:(D;;WDWO;;;S-1-5-21-1-2-3-1104)(A;CI;CCRC;;;PS)',
      ];
      const attribute = 'msExchMailboxSecurityDescriptor';
      const { dn } = await user('Described', { [attribute]: [first] });
      assert.deepEqual((await directory.read(dn, [attribute])).attributes[attribute], [first]);

      await directory.modify(dn, { [attribute]: [second] }, { [attribute]: [first] });

      assert.deepEqual((await directory.read(dn, [attribute])).attributes[attribute], [second]);
      await assert.rejects(directory.modify(dn, { [attribute]: ['D:'] }, { [attribute]: [first] }), {
        code: 'DIRECTORY_VALUE_CHANGED',
      });
      await directory.modify(dn, { [attribute]: undefined }, { [attribute]: [second] });
      assert.deepEqual((await directory.read(dn, [attribute])).attributes[attribute], undefined);
    });

    it('knows its controllers and no other', async () => {
      await assert.rejects(async () => preferring('dc9.elsewhere.example').read(base), {
        code: 'DIRECTORY_UNKNOWN_CONTROLLER',
      });
    });

    it('refuses values that the schema does not allow', async () => {
      const { dn } = await user('Schema');

      await assert.rejects(directory.modify(dn, { displayName: ['a', 'b'] }), { code: 'DIRECTORY_CONSTRAINT' });
      await assert.rejects(directory.modify(dn, { mDBStorageQuota: ['much'] }), { code: 'DIRECTORY_CONSTRAINT' });
      await assert.rejects(directory.modify(dn, { unicodePwd: ['word'] }), { code: 'DIRECTORY_CONSTRAINT' });
      await assert.rejects(directory.add(`CN=Bare,${base}`, {}), { code: 'DIRECTORY_CONSTRAINT' });
    });

    it('gives an account name once', async () => {
      await user('Account 1', { sAMAccountName: ['once'] });

      await assert.rejects(user('Account 2', { sAMAccountName: ['ONCE'] }), { code: 'DIRECTORY_CONSTRAINT' });
    });

    it('answers filters', async () => {
      const at = `OU=Filters,${base}`;
      await directory.add(at, { objectClass: ['organizationalUnit'] });
      const make = (name: string, more: Record<string, string[]>) =>
        directory.add(`CN=${name},${at}`, { objectClass: ['top', 'user'], ...more });
      await make('ann', { mail: ['Ann@x.example'], mDBStorageQuota: ['10'], userAccountControl: ['514'], info: ['b'] });
      await make('ben', { mail: ['ben@x.example'], mDBStorageQuota: ['9'], userAccountControl: ['512'], info: ['B2'] });
      await make('cid', {
        userAccountControl: ['512'],
        proxyAddresses: ['SMTP:c@x.example', 'smtp:d@x.example'],
        showInAddressBook: [at],
      });
      const cases: Record<string, string[]> = {
        '(objectClass=USER)': ['ann', 'ben', 'cid'],
        '(mail=ANN@x.example)': ['ann'],
        '(mail=*)': ['ann', 'ben'],
        '(!(mail=*))': ['cid'],
        '(&(objectClass=user)(|(cn=ann)(cn=cid)))': ['ann', 'cid'],
        '(mail=*@X.*)': ['ann', 'ben'],
        '(cn=b*n)': ['ben'],
        '(cn=b*e*n)': ['ben'],
        '(cn=bn*n)': [],
        '(mDBStorageQuota>=10)': ['ann'],
        '(mDBStorageQuota<=9)': ['ben'],
        '(info>=b2)': ['ben'],
        '(userAccountControl:1.2.840.113556.1.4.803:=2)': ['ann'],
        '(userAccountControl:1.2.840.113556.1.4.804:=513)': ['ann', 'ben', 'cid'],
        '(proxyAddresses=smtp:C@X.example)': ['cid'],
        [`(showInAddressBook=${at.replaceAll(',', ', ')})`]: ['cid'],
        '(nothing=1)': [],
      };
      for (const [filter, expected] of Object.entries(cases)) {
        assert.deepEqual(await names(`(&(objectClass=user)${filter})`, 'subtree', at), expected, filter);
      }
    });

    it('searches the base, one level and the subtree', async () => {
      const top = `OU=Scope,${base}`;
      const inner = `OU=Inner,${top}`;
      await directory.add(top, { objectClass: ['organizationalUnit'], cn: ['top'] });
      await directory.add(inner, { objectClass: ['organizationalUnit'], cn: ['inner'] });
      await directory.add(`OU=Deep,${inner}`, { objectClass: ['organizationalUnit'], cn: ['deep'] });
      await directory.add(`OU=Scope2,${base}`, { objectClass: ['organizationalUnit'], cn: ['other'] });

      assert.deepEqual(await names('(cn=*)', 'base', top), ['top']);
      assert.deepEqual(await names('(cn=*)', 'one', top), ['inner']);
      assert.deepEqual(await names('(cn=*)', 'subtree', top), ['deep', 'inner', 'top']);
      await assert.rejects(names('(cn=*)', 'subtree', `OU=Gone,${base}`), { code: 'DIRECTORY_NO_SUCH_OBJECT' });
    });

    it('renames and moves a container; its children and the values that name them follow', async () => {
      const [from, to] = [`OU=From,${base}`, `OU=To,${base}`];
      for (const dn of [from, to]) await directory.add(dn, { objectClass: ['organizationalUnit'] });
      const { dn } = await directory.add(`CN=Moved,${from}`, { objectClass: ['user'] });
      const pointer = 'B:32:89FB25B7DF784FC198A493E2E8A0EE7E:';
      const group = await directory.add(`CN=Followers,${base}`, {
        objectClass: ['group'],
        member: [dn],
        otherWellKnownObjects: [`${pointer}${from}`, `${pointer}${dn}`],
      });

      const path = await directory.rename(from, 'OU=New, with a comma'.replace(',', '\\,'), to);

      const name = `OU=New\\, with a comma,${to}`;
      assert.equal(path, `LDAP://${name}`);
      assert.deepEqual((await directory.read(path, ['ou'])).attributes['ou'], ['New, with a comma']);
      assert.equal((await directory.read(`CN=Moved,${name}`)).dn, `CN=Moved,${name}`);
      const { attributes } = await directory.read(group.dn, ['member', 'otherWellKnownObjects']);
      assert.deepEqual(attributes['member'], [`CN=Moved,${name}`]);
      assert.deepEqual(attributes['otherWellKnownObjects'], [`${pointer}${name}`, `${pointer}CN=Moved,${name}`]);
      assert.deepEqual((await directory.read(`CN=Moved,${name}`, ['memberOf'])).attributes['memberOf'], [group.dn]);
      assert.equal(await directory.find(from), undefined);
    });

    it('deletes a leaf, and the values that name it vanish', async () => {
      const { dn } = await user('Leaving');
      const group = await directory.add(`CN=Left,${base}`, { objectClass: ['group'], member: [dn] });

      await directory.delete(dn);

      assert.equal((await directory.read(group.dn, ['member'])).attributes['member'], undefined);
      await assert.rejects(directory.delete(dn), { code: 'DIRECTORY_NO_SUCH_OBJECT' });
      await assert.rejects(directory.delete(base), { code: 'DIRECTORY_NOT_EMPTY' });
    });

    it('finds an account by its security identifier, as text and as octets', async () => {
      const { dn } = await user('Known by number');
      const [octets = ''] = (await directory.read(dn, ['objectSid'])).attributes['objectSid'] ?? [];
      for (const value of [sidOf(octets), sidOf(octets).toLowerCase(), octets]) {
        assert.deepEqual(await names(`(objectSid=${value})`), ['Known by number'], value);
      }
      for (const value of ['S-1-5-11', `${sidOf(octets)}-1`, `${sidOf(octets)}99999999999`, 'AA==', 'nobody']) {
        assert.deepEqual(await names(`(objectSid=${value})`), [], value);
      }
      assert.deepEqual(await names(`(&(cn=Known by number)(objectSid=*))`), ['Known by number']);
    });

    it('moves nothing below itself', async () => {
      const { dn } = await directory.add(`OU=Ring,${base}`, { objectClass: ['organizationalUnit'] });
      const { dn: below } = await directory.add(`OU=Inner,${dn}`, { objectClass: ['organizationalUnit'] });
      for (const parent of [dn, below]) {
        await assert.rejects(directory.rename(dn, 'OU=Ring', parent), { code: 'DIRECTORY_CONSTRAINT' });
      }
    });

    it('checks passwords and never shows them', async () => {
      const { dn } = await user('Secret');
      await directory.setPassword(dn, 'first word');
      await directory.setPassword(dn, 'second word');

      assert.deepEqual(
        [await directory.checkPassword(dn, 'first word'), await directory.checkPassword(dn, 'second word')],
        [false, true],
      );
      assert.doesNotMatch(JSON.stringify(await directory.read(dn)), /word|scrypt/);
    });

    it('puts an earlier password back', { skip: reasons['puts an earlier password back'] ?? false }, async () => {
      const { dn } = await user('Earlier');
      await directory.setPassword(dn, 'first word');
      const token = await directory.passwordToken(dn);
      await directory.setPassword(dn, 'second word');

      await directory.restorePassword(dn, token);

      assert.equal(await directory.checkPassword(dn, 'first word'), true);
    });

    it('keeps a large group: reads all its members, adds and removes single ones', async () => {
      const at = `OU=Large,${base}`;
      await directory.add(at, { objectClass: ['organizationalUnit'] });
      const dns = Array.from({ length: members }, (_, index) => `CN=Member ${index},${at}`);
      await inParallel(dns, (dn) => directory.add(dn, { objectClass: ['contact'] }));
      const readMembers = async () =>
        [...((await directory.read(group.dn, ['member'])).attributes['member'] ?? [])].sort();
      const [last = '', ...others] = dns.toReversed();
      const group = await directory.add(`CN=Large group,${base}`, { objectClass: ['group'], member: others });
      assert.deepEqual(await readMembers(), others.toSorted());

      await directory.addValues(group.dn, 'member', [last]);
      assert.deepEqual(await readMembers(), dns.toSorted());
      assert.deepEqual((await directory.read(last, ['memberOf'])).attributes['memberOf'], [group.dn]);

      await directory.removeValues(group.dn, 'member', [last]);
      await directory.delete(dns[1] ?? '');
      await directory.rename(dns[2] ?? '', 'CN=Renamed');
      const left = dns.filter((dn) => dn !== last && dn !== dns[1] && dn !== dns[2]);
      assert.deepEqual(await readMembers(), [...left, `CN=Renamed,${at}`].sort());
    });

    it('changes single members of a group with whatever else changes, and refuses what is so already', async () => {
      const at = `OU=Members,${base}`;
      await directory.add(at, { objectClass: ['organizationalUnit'] });
      const dns = ['a', 'b', 'c'].map((name) => `CN=${name},${at}`);
      const [a = '', b = '', c = ''] = dns;
      for (const dn of dns) await directory.add(dn, { objectClass: ['contact'] });
      const { dn } = await directory.add(`CN=Changing,${at}`, { objectClass: ['group'], member: [a, b] });
      const read = async () => {
        const { attributes } = await directory.read(dn, ['member', 'info']);
        return { ...attributes, member: [...(attributes['member'] ?? [])].sort() };
      };

      await directory.modify(dn, { member: [a, c], info: ['1'] }, { member: [a, b] });
      assert.deepEqual(await read(), { member: [a, c], info: ['1'] });

      for (const [after, before] of [
        [[a], [a, b]],
        [[a, b, c], [b]],
      ]) {
        const change = directory.modify(dn, { info: ['2'], member: after }, { info: ['1'], member: before ?? [] });
        await assert.rejects(change, { code: 'DIRECTORY_VALUE_CHANGED' });
      }
      assert.deepEqual(await read(), { member: [a, c], info: ['1'] });

      await directory.modify(dn, { member: [b] });
      assert.deepEqual(await read(), { member: [b], info: ['1'] });
      await directory.modify(dn, { member: undefined });
      assert.deepEqual(await read(), { member: [], info: ['1'] });
    });

    it('answers filters about members, and loses none of those who are added at the same time', async () => {
      const at = `OU=Joining,${base}`;
      await directory.add(at, { objectClass: ['organizationalUnit'] });
      const dns = Array.from({ length: 10 }, (_, index) => `CN=joins ${index},${at}`);
      for (const dn of dns) await directory.add(dn, { objectClass: ['contact'] });
      const { dn } = await directory.add(`CN=full,${at}`, { objectClass: ['group'] });
      await directory.add(`CN=empty,${at}`, { objectClass: ['group'] });

      await Promise.all(dns.map((member) => directory.addValues(dn, 'member', [member])));

      assert.deepEqual([...((await directory.read(dn, ['member'])).attributes['member'] ?? [])].sort(), dns.toSorted());
      const found = async (filter: string) => names(`(&(objectClass=group)${filter})`, 'one', at);
      assert.deepEqual(await found('(member=*)'), ['full']);
      assert.deepEqual(await found('(!(member=*))'), ['empty']);
      assert.deepEqual(await found(`(member=${dns[3]?.toUpperCase()})`), ['full']);
      assert.deepEqual(await found(`(member=CN=joins not,${at})`), []);
    });

    it('pages through more entries than it holds, and stops at a limit', async () => {
      const at = `OU=Many,${base}`;
      await directory.add(at, { objectClass: ['organizationalUnit'] });
      for (let number = 0; number < 1100; number += 100) {
        await Promise.all(
          Array.from({ length: 100 }, (_, index) =>
            directory.add(`CN=${number + index},${at}`, { objectClass: ['contact'] }),
          ),
        );
      }

      assert.equal((await names('(objectClass=contact)', 'one', at)).length, 1100);
      const limited = await Array.fromAsync(directory.search({ base: at, filter: '(objectClass=contact)', limit: 7 }));
      assert.equal(limited.length, 7);
    });
  });
}

/** Names with what has a meaning in names, at every place (RFC 4514 section 2.4). */
const oddNames: readonly string[] = [
  'a,b',
  '"q"',
  'x+y',
  ' led',
  'trail ',
  '  both  ',
  '#hash',
  'back\\slash',
  'ends with \\',
  '<a>;=',
  'cn=in,ou=name',
  'Ünïcødé 名 🙂',
  'sl/ash',
  '(*)',
];

/** Additions that are on their way at the same time. */
const parallel = 16;

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

/** `done` or the code of the error, sorted. */
function codesOf(results: readonly PromiseSettledResult<unknown>[]): string[] {
  const codes = results.map((result) => (result.status === 'fulfilled' ? 'done' : String(result.reason?.code)));
  return codes.sort((a, b) => Number(b === 'done') - Number(a === 'done'));
}
