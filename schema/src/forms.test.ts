import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { check } from './check.ts';
import { decode } from './decode.ts';
import { encode, mergeInto } from './encode.ts';
import { defaulted, type Field, type Fields, optional } from './field.ts';
import * as fields from './fields.ts';
import { listFields } from './list-fields.ts';
import { mask, maskDocument } from './mask.ts';
import { guidToOctetText, parseGuid } from './parse-guid.ts';
import { parseXml } from './parse-xml.ts';
import { receive } from './receive.ts';
import { renderXml } from './render-xml.ts';
import { sample } from './sample.ts';

const mailbox = {
  user: fields.user('User.'),
  emailAddresses: fields.list('value', fields.proxyAddress('Address.')),
  quota: optional(fields.bytes('Quota.')),
  hidden: defaulted(fields.boolean('Hidden.'), false),
  mailStore: optional(
    fields.record('Store.', {
      algorithm: optional(fields.attribute(fields.oneOf(['level', 'tightPack'], 'Algorithm.'))),
      megabytes: fields.integer('Size.', { minimum: 1, maximum: 20 }),
    }),
  ),
  properties: optional(fields.properties('Attributes.')),
  password: optional(fields.secret('Password.')),
};

describe('the XML form', () => {
  it('is read by the fields', () => {
    const element = parseXml(`
      <executeData>
        <user>LDAP://CN=ann</user>
        <emailAddresses><value>SMTP:a@x.example</value><value>b@x.example</value></emailAddresses>
        <quota>unlimited</quota>
        <hidden>1</hidden>
        <mailStore algorithm="level"><megabytes>7</megabytes></mailStore>
        <properties>
          <property name="telephoneNumber">1</property>
          <property name="url" mode="append"><value>a</value><value>b</value></property>
        </properties>
      </executeData>`);

    const { value, faults } = decode(mailbox, element, { unknown: 'refuse' });

    assert.deepEqual(faults, []);
    assert.deepEqual(value, {
      user: 'LDAP://CN=ann',
      emailAddresses: ['SMTP:a@x.example', 'b@x.example'],
      quota: 'unlimited',
      hidden: true,
      mailStore: { algorithm: 'level', megabytes: 7 },
      properties: [
        { name: 'telephoneNumber', value: ['1'] },
        { name: 'url', mode: 'append', value: ['a', 'b'] },
      ],
    });
  });

  it('tells every fault with its path', () => {
    const element = parseXml(
      '<executeData><user>a</user><user>b</user><mailStore algorithm="leve"><megabytes>21</megabytes></mailStore><colour/><password/></executeData>',
    );

    const { faults } = decode(mailbox, element, { unknown: 'refuse' });

    assert.deepEqual(Object.fromEntries(faults.map(({ path, message }) => [path, message])), {
      user: 'expected one element, found more than one element.',
      'mailStore/@algorithm': 'expected one of level | tightPack, found "leve".',
      'mailStore/megabytes': 'expected a whole number from 1 to 20, found 21.',
      colour:
        'there is no field "colour" (one of user, emailAddresses, quota, hidden, mailStore, properties, password).',
      emailAddresses: 'expected a list of a proxy address of at most 1123 characters, found nothing.',
    });
  });

  it('leaves aside what the callee does not know, when it may', () => {
    const element = parseXml('<d><user>a</user><emailAddresses/><other><deep/></other></d>');

    assert.deepEqual(decode(mailbox, element, { unknown: 'ignore' }), {
      value: { user: 'a', emailAddresses: [], hidden: false },
      faults: [],
    });
  });

  it('proposes the field that was meant', () => {
    const { faults } = receive(mailbox, { user: 'a', emailAdresses: [] });

    assert.match(faults.map(({ message }) => message).join(), /did you mean "emailAddresses"\?/);
  });

  it('comes back as the same value, for any fields and values', () => {
    fc.assert(
      fc.property(anyFields().chain(withValue), ({ definition, value }) => {
        const text = renderXml(encode(definition, value, 'executeData'));
        const read = decode(definition, parseXml(text), { unknown: 'refuse' });
        assert.deepEqual(read, { value, faults: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('of a sample is right', () => {
    assert.deepEqual(decode(mailbox, sample(mailbox), { unknown: 'refuse' }).faults, []);
  });

  it('takes the output in the place of the input', () => {
    const merged = mergeInto(parseXml('<e a="1"><x>1</x><y>2</y></e>'), { y: fields.text('Y.') }, { y: 'new' });

    assert.equal(renderXml(merged), '<e a="1"><x>1</x><y>new</y></e>');
  });
});

describe('a field that only has to be there', () => {
  const flagged = { createIt: fields.presence('Creates it.') };
  const read = (xml: string) => decode(flagged, parseXml(`<e>${xml}</e>`), { unknown: 'refuse' });

  it('is true when its element is empty, and takes truth values', () => {
    assert.deepEqual(read('<createIt/>'), { value: { createIt: true }, faults: [] });
    assert.deepEqual(read('<createIt>0</createIt>'), { value: { createIt: false }, faults: [] });
  });
});

describe('another spelling of a field', () => {
  const spelt = { quota: fields.alsoSpelt(fields.integer('Quota.'), 'storageQuota') };

  it('is taken in every form', () => {
    assert.deepEqual(receive(spelt, { storageQuota: 7 }), { value: { quota: 7 }, faults: [] });
    const element = parseXml('<executeData><StorageQuota>7</StorageQuota></executeData>');
    assert.deepEqual(decode(spelt, element, { unknown: 'refuse' }).value, { quota: 7 });
  });

  it('is a fault beside the first one', () => {
    const { faults } = receive(spelt, { quota: 7, storageQuota: 8 });
    assert.deepEqual(
      faults.map(({ path }) => path),
      ['storageQuota'],
    );
  });
});

describe('a list of fields', () => {
  it('has the paths of the catalogue', () => {
    assert.deepEqual(
      listFields(mailbox).map(({ path, required }) => `${path}${required ? '' : '?'}`),
      [
        'user',
        'emailAddresses',
        'emailAddresses/value',
        'quota?',
        'hidden?',
        'mailStore?',
        'mailStore/@algorithm?',
        'mailStore/megabytes',
        'properties?',
        'properties/property',
        'properties/property/@name',
        'properties/property/@mode?',
        'properties/property/value',
        'password?',
      ],
    );
  });
});

describe('a value that is no record', () => {
  it('is refused, whatever it is', () => {
    for (const value of [[1], ['a'], 'text', 7, true, null, undefined]) {
      assert.equal(check({ name: fields.text('Name.') }, value).length, 1, JSON.stringify(value));
    }
    assert.match(
      check({ name: fields.text('Name.') }, [1])[0]?.message ?? '',
      /expected a record of name, found \[1\]/,
    );
  });
});

describe('secrets', () => {
  it('are masked wherever they stand', () => {
    assert.deepEqual(mask(mailbox, { user: 'a', password: 'word' }), { user: 'a', password: '***' });
    const document = parseXml('<d><newPassword>a</newPassword><x do-not-log="1">b</x><basic password="c"/></d>');
    assert.equal(
      renderXml(maskDocument(document)),
      '<d><newPassword>***</newPassword><x do-not-log="1">***</x><basic password="***"/></d>',
    );
  });

  it('do not show in faults', () => {
    const { faults } = receive({ password: fields.secret('Word.') }, { password: 'x'.repeat(2000) });

    assert.doesNotMatch(JSON.stringify(faults), /xxx/);
  });
});

describe('a GUID', () => {
  it('is read in both published forms', () => {
    const canonical = '6e315934-b0f1-4343-9a0a-c9de3ee90eef';

    assert.equal(parseGuid(`{${canonical.toUpperCase()}}`), canonical);
    assert.equal(parseGuid('3459316ef1b043439a0ac9de3ee90eef'), canonical);
    assert.equal(guidToOctetText(canonical), '3459316EF1B043439A0AC9DE3EE90EEF');
    assert.equal(parseGuid('6e315934'), undefined);
  });
});

function anyField(): fc.Arbitrary<Field> {
  const leaf = fc.constantFrom<Field>(
    fields.text('Text.'),
    fields.integer('Number.'),
    fields.boolean('Switch.'),
    fields.bytes('Size.'),
    fields.oneOf(['one', 'two'], 'Word.'),
    fields.list('item', fields.integer('Number.')),
    fields.repeated(fields.text('Text.')),
  );
  const inner = fc
    .dictionary(name(), leaf, { maxKeys: 3 })
    .map((definition) => fields.record('Record.', definition) as Field);
  return fc.oneof(
    leaf,
    inner,
    inner.map((record) => fields.list('entry', record) as Field),
  );
}

function anyFields(): fc.Arbitrary<Fields> {
  return fc.dictionary(name(), anyField(), { minKeys: 1, maxKeys: 5, noNullPrototype: true });
}

/** Names that differ in more than their case, as real ones do. */
function name(): fc.Arbitrary<string> {
  return fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta');
}

function withValue(definition: Fields): fc.Arbitrary<{ definition: Fields; value: Record<string, unknown> }> {
  const values = Object.fromEntries(Object.entries(definition).map(([key, field]) => [key, anyValue(field)]));
  return fc.record(values, { noNullPrototype: true }).map((value) => ({ definition, value }));
}

function anyValue(field: Field): fc.Arbitrary<unknown> {
  const {
    enum: words,
    items,
    properties,
    type,
    anyOf,
  } = field as Record<string, never> & {
    enum?: string[];
    items?: Field;
    properties?: Fields;
    type?: string;
    anyOf?: unknown;
  };
  if (words) return fc.constantFrom(...words);
  if (anyOf) return fc.oneof(fc.nat(), fc.constant('unlimited'));
  if (items) return fc.array(anyValue(items), { minLength: 1, maxLength: 3 });
  if (properties) return withValue(properties).map(({ value }) => value);
  if (type === 'integer') return fc.integer();
  if (type === 'boolean') return fc.boolean();
  // White space around a text is not part of it; what XML cannot hold is tested with the renderer.
  return fc.string({ maxLength: 20 }).map((text) => text.trim());
}
