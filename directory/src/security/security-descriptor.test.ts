import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { accessEntriesOf, auditEntriesOf } from './access-list.ts';
import { decodeDescriptor, encodeDescriptor } from './descriptor-octets.ts';
import { parseDescriptor, parseSddl, renderSddl } from './sddl.ts';
import {
  type AccessEntry,
  type AccessEntryType,
  controlBits,
  isObjectType,
  type SecurityDescriptor,
} from './security-descriptor.ts';

const domainSid = 'S-1-5-21-1-2-3';

describe('a security descriptor', () => {
  it('is the same after it was written to octets and to SDDL', () => {
    fc.assert(
      fc.property(descriptors(), (descriptor) => {
        assert.deepEqual(decodeDescriptor(encodeDescriptor(descriptor)), descriptor);
        const text = renderSddl(descriptor);
        if (text !== '') assert.deepEqual(parseSddl(text, domainSid), descriptor);
      }),
    );
  });

  it('has the octets that a domain controller writes', () => {
    // Made by Samba from the same text, with the domain S-1-5-21-1-2-3.
    const text = 'O:DAG:DUD:PAI(A;CI;GR;;;S-1-5-21-1-2-3-1104)(OA;;CR;a1990816-4298-11d1-ade2-00c04fd8d5cd;;AU)';
    const octets =
      '010004941400000030000000000000004c00000001050000000000051500000001000000020000000300000000020000' +
      '010500000000000515000000010000000200000003000000010200000400540002000000000224000000008001050000' +
      '000000051500000001000000020000000300000050040000050028000001000001000000160899a19842d111ade200c0' +
      '4fd8d5cd01010000000000050b000000';
    assert.equal(encodeDescriptor(parseSddl(text, domainSid)).toString('hex'), octets);
    assert.equal(
      renderSddl(decodeDescriptor(Buffer.from(octets, 'hex'))),
      text.replace('DA', `${domainSid}-512`).replace('DU', `${domainSid}-513`),
    );
  });

  it('resolves names of the domain and keeps rights without a name', () => {
    assert.equal(
      renderSddl(parseSddl('O:DAD:AI(A;CIID;GA;;;SY)(D;;0x200000ff;;;EA)', domainSid)),
      `O:${domainSid}-512D:AI(A;CIID;GA;;;SY)(D;;0x200000ff;;;${domainSid}-519)`.replace(
        '0x200000ff',
        'CCDCLCSWRPWPDTLOGX',
      ),
    );
    assert.equal(renderSddl(parseSddl('D:(A;;0x200;;;WD)', domainSid)), 'D:(A;;0x200;;;WD)');
    assert.equal(renderSddl(parseSddl('D:NO_ACCESS_CONTROL', domainSid)), 'D:NO_ACCESS_CONTROL');
    assert.equal(renderSddl(parseSddl('D:', domainSid)), 'D:');
  });

  it('keeps names of a domain that is not known', () => {
    for (const text of [
      'O:DAG:DAD:AI(OA;;CR;a1990816-4298-11d1-ade2-00c04fd8d5cd;;S-1-5-21-1-2-3-1105)(D;CIID;LCRPLORC;;;AU)S:AI(AU;SA;CC;;;WD)',
      'D:PAI(A;CI;GA;;;EA)(A;CI;GA;;;SY)',
      'O:DAG:DA',
      'S:(ML;;NW;;;LW)',
    ]) {
      const descriptor = parseDescriptor(text);
      assert.ok(descriptor);
      assert.equal(renderSddl(descriptor), text);
    }
    assert.equal(parseDescriptor('D:(A;;GA'), undefined);
    assert.equal(parseDescriptor('D:NO_ACCESS_CONTROL'), undefined);
  });

  it('has masks and flags as numbers, and lists of what is allowed and what is audited', () => {
    const descriptor = parseSddl('D:(D;OICIID;GRRC;;;AU)S:(AU;SAFA;SD;;;DA)');
    const untyped = { objectType: '', inheritedObjectType: '' };
    assert.deepEqual(accessEntriesOf(descriptor), [
      { ...untyped, type: 'D', inheritance: 19, rights: 0x80020000, trustee: 'S-1-5-11' },
    ]);
    assert.deepEqual(auditEntriesOf(descriptor), [
      { ...untyped, type: 'AU', inheritance: 0xc0, rights: 0x10000, trustee: 'DA' },
    ]);
    assert.deepEqual(accessEntriesOf(parseSddl('O:SY')), []);
  });

  it('refuses what is none, by the part that is wrong', () => {
    for (const [text, part] of [
      ['', /of the form/],
      ['D:(A;;GA;;;XX)', /"XX"/],
      ['D:(A;;QQ;;;SY)', /"QQ"/],
      ['D:(ZZ;;GA;;;SY)', /ZZ/],
      ['D:Q(A;;GA;;;SY)', /"Q"/],
      ['D:(OA;;CR;guid;;SY)', /"guid"/],
    ] as const) {
      assert.throws(() => parseSddl(text, domainSid), { code: 'DIRECTORY_BAD_SECURITY_DESCRIPTOR', message: part });
    }
    const whole = encodeDescriptor(parseSddl('O:DAD:(A;;GA;;;SY)', domainSid));
    for (let length = 0; length < whole.length; length++) {
      assert.throws(() => decodeDescriptor(whole.subarray(0, length)), { code: 'DIRECTORY_BAD_SECURITY_DESCRIPTOR' });
    }
  });
});

function descriptors(): fc.Arbitrary<SecurityDescriptor> {
  const controls = fc.subarray([controlBits.daclProtected, controlBits.daclAutoInherited]);
  const list = fc.option(fc.oneof(fc.constant(null), fc.array(entries(), { maxLength: 6 })), { nil: undefined });
  return fc
    .record({ controls, owner: maybe(sids()), group: maybe(sids()), dacl: list, sacl: list })
    .map(({ controls: bits, ...rest }) => ({
      // The flags of a list are written with the list.
      control: rest.dacl === undefined ? 0 : bits.reduce((sum, bit) => sum | bit, 0),
      ...rest,
    }));
}

const types: readonly AccessEntryType[] = ['A', 'D', 'AU', 'AL', 'OA', 'OD', 'OU', 'OL', 'ML'];

function entries(): fc.Arbitrary<AccessEntry> {
  return fc
    .record({
      type: fc.constantFrom(...types),
      object: fc.oneof(fc.constant(''), fc.uuid()),
      inherited: fc.oneof(fc.constant(''), fc.uuid()),
      inheritance: fc.constantFrom(0, 0x2, 0x12, 0x1b, 0xc0),
      rights: fc.nat(0xffffffff),
      trustee: sids(),
    })
    .map(({ object, inherited, ...entry }) => {
      const isTyped = isObjectType(entry.type);
      return { ...entry, objectType: isTyped ? object : '', inheritedObjectType: isTyped ? inherited : '' };
    });
}

function sids(): fc.Arbitrary<string> {
  const parts = fc.array(fc.nat(0xffffffff), { minLength: 1, maxLength: 15 });
  return fc.oneof(
    parts.map((numbers) => `S-1-5-${numbers.join('-')}`),
    fc.constantFrom('S-1-1-0', 'S-1-5-11'),
  );
}

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}
