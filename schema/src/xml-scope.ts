import type { Element } from './element.ts';

/** A name with its namespace. */
export interface XmlName {
  /** Empty: in no namespace. */
  readonly namespace: string;
  readonly local: string;
}

/** Namespaces by prefix; the empty prefix is the default namespace. */
export type XmlScope = ReadonlyMap<string, string>;

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const outermost: XmlScope = new Map([['xml', xmlNamespace]]);

/** The prefixes that hold inside an element. */
export function scopeOf(element: Element, around: XmlScope = outermost): XmlScope {
  let scope: Map<string, string> | undefined;
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(around);
    scope.set(name === 'xmlns' ? '' : name.slice('xmlns:'.length), value);
  }
  return scope ?? around;
}

/** The name of an element. */
export function elementName({ name }: Element, scope: XmlScope): XmlName {
  return resolve(name, scope, scope.get('') ?? '');
}

/** The name of an attribute: without a prefix it is in no namespace. */
export function attributeName(name: string, scope: XmlScope): XmlName {
  return resolve(name, scope, '');
}

/** A name that stands in a value, as in `xsi:type`. */
export function qualifiedName(value: string, scope: XmlScope): XmlName {
  return resolve(value.trim(), scope, scope.get('') ?? '');
}

function resolve(name: string, scope: XmlScope, unprefixed: string): XmlName {
  const colon = name.indexOf(':');
  if (colon < 0) return { namespace: unprefixed, local: name };
  return { namespace: scope.get(name.slice(0, colon)) ?? '', local: name.slice(colon + 1) };
}
