import { escapeRdnValue, isPlainDn, splitDn, typeOf, valueOf } from '../distinguished-name.ts';

/**
 * A name as it goes to a server: special characters as pairs of hexadecimal digits, which every server reads and which leaves
 * no comma or backslash at the end of a part to stumble over (RFC 4514 section 2.4).
 */
export function wireDn(dn: string): string {
  return dn === '' || isPlainDn(dn) ? dn : splitDn(dn).map(wireRdn).join(',');
}

export function wireRdn(rdn: string): string {
  const value = valueOf(rdn)
    .replaceAll(/[\\,+"<>;=\u0000-\u001f]/g, hexadecimal)
    .replace(/^[ #]/, hexadecimal)
    .replace(/ $/, hexadecimal);
  return `${typeOf(rdn)}=${value}`;
}

/** A name from a server in our one spelling: types in upper case, as few escapes as can be. */
export function dnFromWire(dn: string): string {
  if (dn === '') return '';
  if (isPlainDn(dn)) return dn.replaceAll(/[^,=]+=/g, (type) => type.toUpperCase());
  return splitDn(dn)
    .map((rdn) => `${typeOf(rdn).toUpperCase()}=${escapeRdnValue(valueOf(rdn))}`)
    .join(',');
}

function hexadecimal(letter: string): string {
  return `\\${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
