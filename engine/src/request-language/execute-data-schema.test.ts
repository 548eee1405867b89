import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseXml } from '@tenantry/schema';

import { readExecuteDataSchema, violations } from './execute-data-schema.ts';

const declared = 'xmlns="urn:schemas-microsoft-com:xml-data" xmlns:dt="urn:schemas-microsoft-com:datatypes"';
const leaves = ['a', 'b', 'c', 'd'].map((name) => `<ElementType name="${name}"/>`).join('');

/** What a schema says about executeData with these children. */
function check(schema: string, executeData: string): string[] {
  const whole = schema.includes('"executeData"') ? schema : `${schema}<ElementType name="executeData"/>`;
  const read = readExecuteDataSchema([parseXml(`<Schema ${declared}>${whole}</Schema>`)], 'procedure');
  return violations((read ?? assert.fail()).input, parseXml(`<executeData>${executeData}</executeData>`));
}

function checkContent(attributes: string, content: string, executeData: string): string[] {
  return check(`${leaves}<ElementType name="executeData" ${attributes}>${content}</ElementType>`, executeData);
}

const element = (type: string, attributes = '') => `<element type="${type}" ${attributes}/>`;
const group = (attributes: string, content: string) => `<group ${attributes}>${content}</group>`;
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => element(name));

describe('order and occurrences', () => {
  type Case = [title: string, attributes: string, content: string, executeData: string, found: string[]];
  const cases: Case[] = [
    ['a sequence is kept', 'content="eltOnly"', `${a}${b}`, '<a/><b/>', []],
    ['a sequence lacks its last', 'content="eltOnly"', `${a}${b}`, '<a/>', ['executeData/b is missing.']],
    [
      'a sequence in another order',
      'content="eltOnly" order="seq"',
      `${a}${b}`,
      '<b/><a/>',
      ['executeData/a occurs too often, or in another order than the schema has it ((a, b)).'],
    ],
    ['optional members are left out', 'content="eltOnly"', `${element('a', 'minOccurs="0"')}${b}`, '<b/>', []],
    [
      'members with * are repeated',
      'content="eltOnly"',
      `${element('a', 'maxOccurs="*"')}${b}`,
      '<a/><a/><a/><b/>',
      [],
    ],
    [
      'members without * are not',
      'content="eltOnly"',
      `${a}${b}`,
      '<a/><a/><b/>',
      ['executeData/a occurs too often, or in another order than the schema has it ((a, b)).'],
    ],
    ['one of several', 'content="eltOnly" order="one"', `${a}${b}`, '<b/>', []],
    [
      'none of several',
      'content="eltOnly" order="one"',
      `${a}${b}`,
      '',
      ['executeData has none of (a | b), expected one.'],
    ],
    [
      'two of several',
      'content="eltOnly" order="one"',
      `${a}${b}`,
      '<a/><b/>',
      ['executeData/b occurs too often, or in another order than the schema has it ((a | b)).'],
    ],
    ['many: any order, any number', 'content="eltOnly" order="many"', `${a}${b}${c}`, '<c/><a/><c/>', []],
    [
      'many: what is said of occurrences holds',
      'content="eltOnly" order="many"',
      `${element('a', 'minOccurs="1"')}${element('b', 'maxOccurs="1"')}${c}`,
      '<b/><c/><b/>',
      ['executeData/a is missing.', 'executeData/b occurs 2 times, expected at most 1.'],
    ],
    ['mixed content has no order', '', `${a}${b}`, 'text<b/>text<a/><b/>', []],
    [
      'groups of alternatives',
      'content="eltOnly"',
      group('order="one"', group('order="seq"', `${a}${b}`) + group('order="seq"', `${c}${d}`)),
      '<c/><d/>',
      [],
    ],
    [
      'half a group',
      'content="eltOnly"',
      group('order="one"', group('order="seq"', `${a}${b}`) + group('order="seq"', `${c}${d}`)),
      '<c/>',
      ['executeData/d is missing.'],
    ],
    ['a group again and again', 'content="eltOnly"', group('maxOccurs="*"', `${a}${b}`), '<a/><b/><a/><b/>', []],
    ['a group left out', 'content="eltOnly"', group('minOccurs="0"', `${a}${b}`) + c, '<c/>', []],
    ['a group that is missing', 'content="eltOnly"', group('', `${a}${b}`) + c, '<c/>', ['executeData lacks (a, b).']],
  ];
  for (const [title, attributes, content, executeData, found] of cases) {
    it(title, () => {
      assert.deepEqual(checkContent(attributes, content, executeData), found);
    });
  }
});

describe('model and content', () => {
  it('an open model leaves room for more', () => {
    assert.deepEqual(checkContent('content="eltOnly"', `${a}${b}`, '<a/><other/><b/>'), []);
  });

  it('a closed model does not', () => {
    assert.deepEqual(checkContent('content="eltOnly" model="closed"', `${a}${b}`, '<a/><other/><b/>'), [
      'executeData/other is not part of the schema.',
    ]);
  });

  it('eltOnly takes no text, empty nothing at all, textOnly no elements', () => {
    assert.deepEqual(checkContent('content="eltOnly"', '', 'text'), ['executeData has text, expected none.']);
    assert.deepEqual(checkContent('content="empty"', '', 'text'), ['executeData has text, expected none.']);
    assert.deepEqual(checkContent('content="empty"', '', '<a/>'), ['executeData has elements, expected none.']);
    assert.deepEqual(checkContent('content="textOnly" model="closed"', '', '<a/>'), [
      'executeData has elements, expected none.',
    ]);
  });

  it('looks into elements, and says which one', () => {
    const schema = `<ElementType name="name" content="textOnly" dt:type="string" dt:maxLength="3"/>
      <ElementType name="user" content="eltOnly" model="closed"><element type="name"/></ElementType>
      <ElementType name="executeData" content="eltOnly"><element type="user" maxOccurs="*"/></ElementType>`;

    assert.deepEqual(check(schema, '<user><name>ann</name></user><user><nick/></user><user><name>long</name></user>'), [
      'executeData/user[2]/name is missing.',
      'executeData/user[2]/nick is not part of the schema.',
      'executeData/user[3]/name has 4 characters, expected at most 3.',
    ]);
  });

  it('says nothing about elements that it does not name', () => {
    const read = readExecuteDataSchema([parseXml('<Schema><ElementType name="a" content="empty"/></Schema>')], 'here');

    assert.deepEqual(violations(read?.input ?? assert.fail(), parseXml('<executeData><a>x</a></executeData>')), []);
  });

  it('may be written with a prefix', () => {
    const schema = `<s:Schema xmlns:s="urn:schemas-microsoft-com:xml-data"><s:ElementType name="a"/>
      <s:ElementType name="executeData" content="eltOnly"><s:element type="a"/></s:ElementType></s:Schema>`;
    const read = readExecuteDataSchema([parseXml(schema)], 'procedure') ?? assert.fail();

    assert.deepEqual(violations(read.input, parseXml('<executeData/>')), ['executeData/a is missing.']);
  });

  it('gives a second schema to what comes back', () => {
    const closed = parseXml(`<Schema ${declared}><ElementType name="executeData" content="empty"/></Schema>`);
    const read = readExecuteDataSchema([parseXml('<Schema/>'), closed], 'procedure');

    assert.deepEqual(violations(read?.output ?? assert.fail(), parseXml('<executeData>x</executeData>')), [
      'executeData has text, expected none.',
    ]);
  });

  it('tells twenty violations at most, and is quick with many elements', () => {
    const begun = process.cpuUsage();
    const schema = `${leaves}<ElementType name="executeData" content="eltOnly" model="closed">${element('a', 'maxOccurs="*"')}</ElementType>`;

    assert.deepEqual(check(schema, '<a/>'.repeat(190_000)), []);
    assert.equal(check(schema, Array.from({ length: 50_000 }, (_, index) => `<x${index} y="1"/>`).join('')).length, 6);
    assert.equal(check('<ElementType name="a" content="empty"/>', '<a>x</a>'.repeat(1000)).length, 20);

    // The time of the processor: others may keep a machine busy.
    assert.ok(process.cpuUsage(begun).user < 5_000_000);
  });
});

describe('attributes', () => {
  const schema = (model: string) => `<AttributeType name="id" dt:type="i4" required="yes"/>
    <ElementType name="user" model="${model}"><AttributeType name="kind" dt:type="enumeration" dt:values="staff guest"/>
      <attribute type="id"/><attribute type="kind" required="no"/></ElementType>`;

  it('are required, typed, and known in a closed model', () => {
    assert.deepEqual(check(schema('closed'), '<user id="1" kind="staff"/>'), []);
    assert.deepEqual(check(schema('open'), '<user id="1" more="x"/>'), []);
    assert.deepEqual(check(schema('closed'), '<user kind="boss" more="x"/>'), [
      'executeData/user/@id is missing.',
      'executeData/user/@kind is "boss", expected one of staff, guest.',
      'executeData/user/@more is not part of the schema.',
    ]);
    assert.deepEqual(check(schema('closed'), '<user id="one"/>'), ['executeData/user/@id is "one", expected i4.']);
  });
});

describe('data types', () => {
  const cases: [type: string, right: string[], wrong: string[]][] = [
    ['string', ['', 'x'], []],
    ['boolean', ['0', '1'], ['true', '2', '']],
    ['char', ['x', ' '], ['', 'xy']],
    ['i1', ['-128', '127'], ['128', '-129', '1.0']],
    ['ui1', ['0', '255'], ['256', '-1']],
    ['i2', ['-32768', '+32767'], ['32768']],
    ['ui2', ['65535'], ['65536']],
    ['i4', ['-2147483648', '2147483647'], ['2147483648', '']],
    ['ui4', ['4294967295'], ['4294967296']],
    ['i8', ['9223372036854775807'], ['9223372036854775808']],
    ['ui8', ['18446744073709551615'], ['18446744073709551616', '99999999999999999999999']],
    ['int', ['123456789012345678901234567890'], ['1.5', 'x']],
    ['number', ['1', '-1.5', '.5', '1e10'], ['1.2.3', 'x', '']],
    ['r8', ['1.5E-3'], ['1,5']],
    ['fixed.14.4', ['12.3456'], ['12.34567', '123456789012345']],
    ['date', ['2008-02-29'], ['2008-13-01', '29.02.2008', '2008-02-29T10:00']],
    ['dateTime', ['2008-02-29', '2008-02-29T10:30:15.5'], ['2008-02-29T25:00', '2008-02-29T10:30:15Z']],
    ['dateTime.tz', ['2008-02-29T10:30:15Z', '2008-02-29T10:30:15+01:00'], ['10:30']],
    ['time', ['10:30', '23:59:59'], ['24:00']],
    ['uuid', ['{333C7BC4-460F-11D0-BC04-0080C7055A83}', '333c7bc4-460f-11d0-bc04-0080c7055a83'], ['333c', 'x']],
    ['bin.hex', ['', '0aFF'], ['0a1', 'zz']],
    ['bin.base64', ['SGVsbG8='], ['%']],
    ['nmtoken', ['a-1'], ['a b', '']],
    ['uri', ['LDAP://OU=Hosting'], ['a b']],
  ];
  for (const [type, right, wrong] of cases) {
    it(`${type} takes ${right.join(', ') || 'anything'}`, () => {
      const schema = `<ElementType name="v" content="textOnly" dt:type="${type}"/>`;
      for (const text of right) assert.deepEqual(check(schema, `<v>${text}</v>`), [], text);
      for (const text of wrong) {
        assert.deepEqual(check(schema, `<v>${text}</v>`), [`executeData/v is "${text}", expected ${type}.`], text);
      }
    });
  }

  it('may be said in an element of its own', () => {
    assert.deepEqual(check('<ElementType name="v"><datatype dt:type="i4"/></ElementType>', '<v>x</v>'), [
      'executeData/v is "x", expected i4.',
    ]);
  });
});

describe('a schema that cannot be read', () => {
  const cases: [what: string, schema: string, code: string, message: RegExp][] = [
    ['another element', '<Element/>', 'REQUEST_UNKNOWN_ELEMENT', /^procedure\/Schema has an element "Element"/],
    [
      'another member',
      '<ElementType name="a"><elem/></ElementType>',
      'REQUEST_UNKNOWN_ELEMENT',
      /^procedure\/Schema\/ElementType\[1\] has an element "elem"/,
    ],
    [
      'a type without name',
      '<ElementType/>',
      'REQUEST_ATTRIBUTE_MISSING',
      /^procedure\/Schema\/ElementType\[1\] lacks the attribute "name"/,
    ],
    [
      'another content',
      '<ElementType name="a" content="any"/>',
      'REQUEST_ATTRIBUTE_INVALID',
      /@content is "any"; expected empty, textOnly, eltOnly, mixed/,
    ],
    ['another order', '<ElementType name="a" order="all"/>', 'REQUEST_ATTRIBUTE_INVALID', /@order is "all"/],
    ['another model', '<ElementType name="a" model="half"/>', 'REQUEST_ATTRIBUTE_INVALID', /@model is "half"/],
    [
      'other occurrences',
      '<ElementType name="a"><element type="a" minOccurs="2"/></ElementType>',
      'REQUEST_ATTRIBUTE_INVALID',
      /element\/@minOccurs is "2"; expected 0, 1\./,
    ],
    [
      'an unknown type',
      '<ElementType name="a"><element type="b"/></ElementType>',
      'REQUEST_ATTRIBUTE_INVALID',
      /element\/@type is "b"; expected the name of an ElementType/,
    ],
    [
      'an unknown attribute',
      '<ElementType name="a"><attribute type="b"/></ElementType>',
      'REQUEST_ATTRIBUTE_INVALID',
      /attribute\/@type is "b"; expected the name of an AttributeType/,
    ],
    [
      'an unknown data type',
      '<ElementType name="a" dt:type="money"/>',
      'REQUEST_ATTRIBUTE_INVALID',
      /@dt:type is "money"; expected enumeration, string/,
    ],
    [
      'a length that is none',
      '<ElementType name="a" dt:type="string" dt:maxLength="x"/>',
      'REQUEST_ATTRIBUTE_INVALID',
      /@dt:maxLength is "x"/,
    ],
  ];
  for (const [what, schema, code, message] of cases) {
    it(`${what}: ${code}`, () => {
      assert.throws(() => check(schema, ''), { code, message });
    });
  }
});
