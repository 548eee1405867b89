import type { Element } from '@tenantry/schema';
import fc from 'fast-check';

/** A change of a document at one of its elements; the number chooses where. */
export type Mutation = (root: Element) => void;

const texts: readonly string[] = [
  '',
  ' ',
  '\n',
  'x',
  '0',
  '1',
  '-1',
  '+7',
  '007',
  ' 5 ',
  '5 5',
  '\u00a05',
  '1.0',
  '1e3',
  '0x10',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '99999999999999999999',
  'true',
  'TRUE',
  ' true ',
  'unlimited',
  ' unlimited ',
  'Unlimited',
  'a@b.example',
  'LDAP://CN=x',
  '{6e315934-b0f1-4343-9a0a-c9de3ee90eef}',
  '6e315934-b0f1-4343-9a0a-c9de3ee90ee',
  'replace',
  'a\\b',
  'a\nb',
  'x'.repeat(65),
  'x'.repeat(300),
  'ﬁ😀',
];
const names: readonly string[] = ['user', 'value', 'name', 'x', 'User', 'item'];

/** Any of the ways in which documents go wrong, and some that leave them right. */
export function anyMutation(): fc.Arbitrary<Mutation> {
  const place = fc.nat();
  return fc.oneof(
    fc.tuple(place, fc.constantFrom(...texts)).map(([at, text]) =>
      change(at, (element) => {
        element.children = [text];
      }),
    ),
    place.map((at) =>
      change(at, (element) => {
        element.children.pop();
      }),
    ),
    place.map((at) =>
      change(at, (element) => {
        element.children.push(...structuredClone(element.children.slice(0, 1)));
      }),
    ),
    place.map((at) =>
      change(at, (element) => {
        element.children.reverse();
      }),
    ),
    place.map((at) =>
      change(at, (element) => {
        element.children.push('text');
      }),
    ),
    place.map((at) =>
      change(at, (element) => {
        element.children.push('\u00a0');
      }),
    ),
    place.map((at) =>
      change(at, (element) => {
        element.attributes['xmlns'] = 'urn:other';
      }),
    ),
    place.map((at) =>
      change(at, (element) => {
        element.attributes['xmlns'] = '';
      }),
    ),
    place.map((at) =>
      change(at, (element) => {
        element.attributes = {};
      }),
    ),
    fc.tuple(place, fc.constantFrom(...texts)).map(([at, text]) =>
      change(at, (element) => {
        for (const name of Object.keys(element.attributes)) if (name !== 'xmlns') element.attributes[name] = text;
      }),
    ),
    fc.tuple(place, fc.constantFrom(...names)).map(([at, name]) =>
      change(at, (element) => {
        element.name = name;
      }),
    ),
    fc.tuple(place, fc.constantFrom(...names)).map(([at, name]) =>
      change(at, (element) => {
        element.attributes[name] = 'x';
      }),
    ),
    fc.tuple(place, fc.constantFrom(...names)).map(([at, name]) =>
      change(at, (element) => {
        element.children.unshift({ name, attributes: {}, children: [] });
      }),
    ),
    place.map((at) => change(at, (element) => xsi(element, 'nil', 'true'))),
    place.map((at) => change(at, (element) => xsi(element, 'type', 'text'))),
    place.map((at) => change(at, (element) => xsi(element, 'schemaLocation', 'urn:x x.xsd'))),
    fc
      .tuple(place, fc.constantFrom('Text', 'Guid', 'LdapPath', 'WholeNumber', 'DomainController'))
      .map(([at, name]) => change(at, (element) => xsi(element, 'type', name))),
    place.map((at) =>
      change(at, (element) => {
        element.attributes['xml:lang'] = 'en';
      }),
    ),
  );
}

function change(at: number, edit: (element: Element) => void): Mutation {
  return (root) => {
    // The root itself is chosen by the operation, not by the schema of its content.
    const all = elementsBelow(root);
    const chosen = all[at % Math.max(all.length, 1)];
    if (chosen) edit(chosen);
  };
}

function xsi(element: Element, name: string, value: string): void {
  element.attributes['xmlns:xsi'] = 'http://www.w3.org/2001/XMLSchema-instance';
  element.attributes[`xsi:${name}`] = value;
}

function elementsBelow(element: Element): Element[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elementsBelow(child)]));
}
