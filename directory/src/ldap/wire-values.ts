import type { Entry as WireEntry } from 'ldapts';

import { attributeName, isBinary, isDn, isDnWithBinary } from '../attribute-types.ts';
import { dnInside, withDn } from '../attribute-values.ts';
import type { Attributes } from '../directory.ts';
import { dnFromWire, wireDn } from './wire-name.ts';

/** A value as it goes to a server. */
export function toWire(attribute: string, value: string): string | Buffer {
  if (isBinary(attribute)) return Buffer.from(value, 'base64');
  const dn = isDn(attribute) || isDnWithBinary(attribute) ? dnInside(attribute, value) : undefined;
  return dn === undefined ? value : withDn(attribute, value, rewritten(dn, wireDn));
}

/** What an entry from a server has, in our spelling: binary values in base64, names in one form. */
export function attributesFromWire({ dn: _, ...given }: WireEntry): Attributes {
  const attributes: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    const attribute = attributeName(name);
    const values = (Array.isArray(value) ? value : [value]).map((each) => fromWire(attribute, each));
    if (values.length > 0) attributes[attribute] = values;
  }
  return attributes;
}

function fromWire(attribute: string, value: string | Buffer): string {
  if (Buffer.isBuffer(value)) return value.toString('base64');
  // Octets that happen to be text.
  if (isBinary(attribute)) return Buffer.from(value, 'utf8').toString('base64');
  const dn = isDn(attribute) || isDnWithBinary(attribute) ? dnInside(attribute, value) : undefined;
  if (dn !== undefined) return withDn(attribute, value, rewritten(dn, dnFromWire));
  return value;
}

/** A name in another spelling; text that is no name stays for the server to judge. */
function rewritten(dn: string, spell: (dn: string) => string): string {
  try {
    return spell(dn);
  } catch {
    return dn;
  }
}
