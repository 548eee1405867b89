import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { decodeExactly } from './decode-exactly.ts';
import { defaulted, optional } from './field.ts';
import * as fields from './fields.ts';
import { parseXml } from './parse-xml.ts';
import { scopeOf } from './xml-scope.ts';
import { xsdTypes } from './xsd-types.ts';

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
  server: optional(fields.repeated(fields.text('Server.'))),
  password: optional(fields.secret('Password.')),
};

const right = '<m:user>a</m:user><m:emailAddresses/>';

describe('the exact XML form', () => {
  it('is read with any prefix and kept as it stands', () => {
    const { value, faults } = read(`
      <m:user> LDAP://CN=ann </m:user>
      <emailAddresses xmlns="urn:m"><value>SMTP:a@x.example</value></emailAddresses>
      <m:quota> unlimited </m:quota>
      <m:hidden>1</m:hidden>
      <m:mailStore algorithm="level"><!-- a comment --><m:megabytes> +07 </m:megabytes></m:mailStore>
      <m:server>A</m:server><m:server><![CDATA[<B>]]></m:server>`);

    assert.deepEqual(faults, []);
    assert.deepEqual(value, {
      user: ' LDAP://CN=ann ',
      emailAddresses: ['SMTP:a@x.example'],
      quota: 'unlimited',
      hidden: true,
      mailStore: { algorithm: 'level', megabytes: 7 },
      server: ['A', '<B>'],
    });
  });

  const cases: [title: string, content: string, path: string, message: string][] = [
    [
      'another order',
      '<m:emailAddresses/><m:user>a</m:user>',
      'emailAddresses',
      'expected the element "user", found the element "emailAddresses".',
    ],
    [
      'an element missing at the end',
      '<m:user>a</m:user>',
      'emailAddresses',
      'expected a list of a proxy address of at most 1123 characters, found nothing.',
    ],
    [
      'an element too many',
      `${right}<m:colour/>`,
      'colour',
      'expected no further element, found the element "colour" after "emailAddresses".',
    ],
    [
      'an element twice',
      `${right}<m:emailAddresses/>`,
      'emailAddresses',
      'expected no further element, found the element "emailAddresses" after "emailAddresses".',
    ],
    [
      'another case',
      '<m:User>a</m:User><m:emailAddresses/>',
      'User',
      'expected the element "user", found the element "User".',
    ],
    [
      'another namespace',
      '<user>a</user><m:emailAddresses/>',
      'user',
      'expected the element "user" of the namespace "urn:m", found the element "user" of the namespace "".',
    ],
    ['text between elements', `${right}text`, '', 'expected elements only, found text.'],
    [
      'elements in a text',
      '<m:user><m:a/></m:user><m:emailAddresses/>',
      'user',
      'expected an element with text only, found an element with elements inside.',
    ],
    [
      'an unknown attribute',
      '<m:user id="a">a</m:user><m:emailAddresses/>',
      'user/@id',
      'expected no such attribute, found the attribute "id".',
    ],
    [
      'an element of a list under another name',
      '<m:user>a</m:user><m:emailAddresses><m:item>a</m:item></m:emailAddresses>',
      'emailAddresses/item',
      'expected the element "value", found the element "item".',
    ],
    [
      'a number that is none',
      `${right}<m:mailStore><m:megabytes>1.0</m:megabytes></m:mailStore>`,
      'mailStore/megabytes',
      'expected a whole number from 1 to 20, found "1.0".',
    ],
    [
      'a word in other letters',
      `${right}<m:quota>Unlimited</m:quota>`,
      'quota',
      'expected a whole number or "unlimited", found "Unlimited".',
    ],
    [
      'a nil',
      `${right}<m:quota xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>`,
      'quota/@i:nil',
      'expected no such attribute, found the attribute "i:nil".',
    ],
    [
      'another type',
      `<m:user xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="m:Guid">a</m:user><m:emailAddresses/>`,
      'user/@xsi:type',
      'expected the type LdapPath, found the type "m:Guid".',
    ],
  ];
  for (const [title, content, path, message] of cases) {
    it(`refuses ${title}`, () => {
      const [fault] = read(content).faults;

      assert.deepEqual({ path: fault?.path, message: fault?.message }, { path, message });
    });
  }

  it('takes the type that the schema gives', () => {
    const type = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="m:LdapPath"';

    assert.deepEqual(read(`<m:user ${type}>a</m:user><m:emailAddresses/>`).faults, []);
  });

  it('does not show a secret', () => {
    const { faults } = read(`${right}<m:password><m:word>Very-secret-1</m:word></m:password>`);

    assert.doesNotMatch(JSON.stringify(faults), /Very-secret/);
    assert.equal(faults[0]?.path, 'password');
  });
});

function read(content: string) {
  const element = parseXml(`<m:x xmlns:m="urn:m">${content}</m:x>`);
  const typeOf = xsdTypes([{ name: 'x', fields: mailbox }]).nameOf;
  return decodeExactly(mailbox, element, { namespace: 'urn:m', typeOf, scope: scopeOf(element) });
}
