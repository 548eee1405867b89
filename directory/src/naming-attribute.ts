import { attributeName } from './attribute-types.ts';
import type { Attributes } from './directory.ts';
import { splitDn, typeOf, valueOf } from './distinguished-name.ts';

/** The naming attribute has the value of the entry's name (RFC 4512 section 2.3.2). */
export function withName(dn: string, attributes: Attributes): Attributes {
  const [rdn = ''] = splitDn(dn);
  const attribute = attributeName(typeOf(rdn).toLowerCase());
  const value = valueOf(rdn);
  const others = (attributes[attribute] ?? []).filter((each) => each.toLowerCase() !== value.toLowerCase());
  return { ...attributes, [attribute]: [value, ...others], name: [value] };
}

/** Without the value that came from the entry's name. */
export function withoutName(dn: string, attributes: Attributes): Attributes {
  const [rdn = ''] = splitDn(dn);
  const attribute = attributeName(typeOf(rdn).toLowerCase());
  const value = valueOf(rdn).toLowerCase();
  return { ...attributes, [attribute]: (attributes[attribute] ?? []).filter((each) => each.toLowerCase() !== value) };
}
