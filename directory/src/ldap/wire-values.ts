import type { Entry as WireEntry } from 'ldapts';

import {
  type AttributeType,
  attributeName,
  isBinary,
  isDn,
  isDnWithBinary,
  secretAttributes,
  syntaxOf,
} from '../attribute-types.ts';
import { dnInside, withDn } from '../attribute-values.ts';
import { dnFromWire, wireDn } from './wire-name.ts';

/** A value as it goes to a server. */
export function toWire(attribute: string, value: string): string | Buffer {
  if (isBinary(attribute)) return Buffer.from(value, 'base64');
  const dn = isDn(attribute) || isDnWithBinary(attribute) ? dnInside(attribute, value) : undefined;
  return dn === undefined ? value : withDn(attribute, value, rewritten(dn, wireDn));
}

const nothing: ReadonlySet<string> = new Set();

/**
 * What an entry from a server has, in our spelling: binary values in base64, names in one form; no secrets.
 * @param without names as the server spells them, of what is not wanted
 */
export function attributesFromWire(entry: WireEntry, without = nothing): Record<string, readonly string[]> {
  const attributes: Record<string, readonly string[]> = {};
  for (const name of Object.keys(entry)) {
    const value = entry[name];
    if (value === undefined || (value.length === 0 && typeof value !== 'string') || name === 'dn') continue;
    if (without.has(name) || secretAttributes.has(name.toLowerCase())) continue;
    const attribute = attributeName(name);
    const syntax = syntaxOf(attribute);
    attributes[attribute] = Array.isArray(value)
      ? value.map((each) => fromWire(attribute, syntax, each))
      : [fromWire(attribute, syntax, value)];
  }
  return attributes;
}

function fromWire(attribute: string, syntax: AttributeType['syntax'], value: string | Buffer): string {
  if (typeof value !== 'string') return value.toString('base64');
  switch (syntax) {
    case 'dn':
      return rewritten(value, dnFromWire);
    case 'dnBinary': {
      const dn = dnInside(attribute, value);
      return dn === undefined ? value : withDn(attribute, value, rewritten(dn, dnFromWire));
    }
    // Octets that happen to be text.
    case 'octets':
      return Buffer.from(value, 'utf8').toString('base64');
    default:
      return value;
  }
}

/** A name in another spelling; text that is no name stays for the server to judge. */
function rewritten(dn: string, spell: (dn: string) => string): string {
  try {
    return spell(dn);
  } catch {
    return dn;
  }
}
