import { BadName } from './errors.ts';

/**
 * The relative names of a distinguished name as written, first the entry's own (RFC 4514).
 * @throws DIRECTORY_BAD_NAME
 */
export function splitDn(dn: string): string[] {
  return isPlainDn(dn) ? dn.split(',') : splitByLetters(dn);
}

/** Whether a name needs neither an escape nor a second spelling, the case of its letters aside: nearly all do not. */
export function isPlainDn(dn: string): boolean {
  return plainDn.test(dn);
}

function splitByLetters(dn: string): string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (let index = 0; index < dn.length; index++) {
    const letter = dn[index] ?? '';
    if (letter === '\\') {
      part += letter + (dn[index + 1] ?? '');
      index++;
    } else if (letter === '"') {
      quoted = !quoted;
      part += letter;
    } else if ((letter === ',' || letter === ';') && !quoted) {
      parts.push(trimmed(part));
      part = '';
    } else part += letter;
  }
  parts.push(trimmed(part));
  if (quoted || parts.some((each) => !/^[A-Za-z0-9.-]+\s*=/.test(each))) throw BadName(dn);
  return parts;
}

/** Attribute type of a relative name, e.g. `CN`. */
export function typeOf(rdn: string): string {
  return rdn.slice(0, rdn.indexOf('=')).trim();
}

/** Value of a relative name without its escapes. */
export function valueOf(rdn: string): string {
  const written = rdn.slice(rdn.indexOf('=') + 1).trimStart();
  if (written.startsWith('"') && written.endsWith('"')) return unescape(written.slice(1, -1));
  return unescape(trimmed(written));
}

/** The same as `valueOf`. */
export const rdnValue: (rdn: string) => string = valueOf;

/** Control characters: two of them have a meaning in tree keys, and most directories show none as it is. */
const control = /[\u0000-\u001f\u007f]/g;

/** Escapes a value for a relative name (RFC 4514 section 2.4). */
export function escapeRdnValue(value: string): string {
  return value
    .replaceAll(/[\\,+"<>;=]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, '\\ ')
    .replaceAll(control, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

/** DN of the entry above; undefined for a single name. */
export function parentOf(dn: string): string | undefined {
  const [, ...above] = splitDn(dn);
  return above.length === 0 ? undefined : above.join(',');
}

/** A name in one spelling, for comparison: lower case, one way of escaping, no white space around. */
export function normalizeDn(dn: string): string {
  return normalizedParts(dn).join(',');
}

/** Whether two names mean the same entry. */
export function sameDn(a: string, b: string): boolean {
  return normalizeDn(withoutScheme(a)) === normalizeDn(withoutScheme(b));
}

/** Whether an entry lies below another one, at any depth. */
export function isBelow(dn: string, above: string): boolean {
  return normalizeDn(withoutScheme(dn)).endsWith(`,${normalizeDn(withoutScheme(above))}`);
}

/** Separates names in a tree key; sorts before every letter. */
const separator = '\u0001';

/** A name as a sortable key, top of the tree first, so that a subtree is one range. */
export function treeKey(dn: string): string {
  return normalizedParts(dn).reverse().join(separator);
}

/** The range of keys strictly below an entry. */
export function rangeBelow(key: string): { readonly from: string; readonly to: string } {
  return { from: key + separator, to: `${key}\u0002` };
}

/** Tree key of the entry above. */
export function parentKey(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf(separator)));
}

const plainDn =
  /^[A-Za-z0-9.-]+=[\w.@'()&:/{}-](?:[\w.@'()&:/{} -]*[\w.@'()&:/{}-])?(?:,[A-Za-z0-9.-]+=[\w.@'()&:/{}-](?:[\w.@'()&:/{} -]*[\w.@'()&:/{}-])?)*$/;

function normalizedParts(dn: string): string[] {
  return isPlainDn(dn) ? dn.toLowerCase().split(',') : splitDn(dn).map(normalizeRdn);
}

function normalizeRdn(rdn: string): string {
  const parts = splitMultiple(rdn).map(
    (part) => `${typeOf(part).toLowerCase()}=${escapeRdnValue(valueOf(part).toLowerCase().normalize('NFC'))}`,
  );
  return parts.sort().join('+');
}

/** Parts of a relative name with several types, `CN=a+OU=b`. */
function splitMultiple(rdn: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let index = 0; index < rdn.length; index++) {
    const letter = rdn[index] ?? '';
    if (letter === '\\') {
      part += letter + (rdn[index + 1] ?? '');
      index++;
    } else if (letter === '+' && /^\s*[A-Za-z][A-Za-z0-9-]*\s*=/.test(rdn.slice(index + 1))) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

function unescape(text: string): string {
  // Runs of hexadecimal pairs are UTF-8 bytes. In one pass: a backslash that comes out escapes nothing.
  return text.replaceAll(/((?:\\[0-9A-Fa-f]{2})+)|\\(.)/g, (_, run: string | undefined, letter: string) =>
    run === undefined ? letter : Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
}

// A space at the end that is escaped belongs to the name.
function trimmed(part: string): string {
  const name = part.trimStart();
  const end = name.trimEnd();
  return hasOpenEscape(end) ? end + (name[end.length] ?? '') : end;
}

function hasOpenEscape(text: string): boolean {
  let slashes = 0;
  while (text.at(-1 - slashes) === '\\') slashes++;
  return slashes % 2 === 1;
}

function withoutScheme(path: string): string {
  const scheme = /^LDAP:\/\/(?:[^/=]+\/)?/i.exec(path);
  return scheme ? path.slice(scheme[0].length) : path;
}
