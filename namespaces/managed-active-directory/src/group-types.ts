import { GroupTypeInvalid } from './errors.ts';

// Bits of groupType (MS-ADTS 2.2.12).
const scopes: Readonly<Record<string, number>> = { GLOBAL: 0x2, LOCAL: 0x4, UNIVERSAL: 0x8 };
const security = 0x80000000;

/** The value of groupType for words such as `UNIVERSAL SECURITY`; a word that is missing is one of these two. */
export function groupTypeOf(words: string): string {
  const given = words
    .toUpperCase()
    .replace('DOMAIN LOCAL', 'LOCAL')
    .split(/[\s_|,]+/)
    .filter((word) => word !== '');
  const known = (word: string) => word in scopes || word === 'SECURITY' || word === 'DISTRIBUTION';
  const found = given.filter((word) => word in scopes);
  const kinds = given.filter((word) => !(word in scopes));
  if (!given.every(known) || found.length > 1 || kinds.length > 1) throw GroupTypeInvalid(words);

  const scope = scopes[found[0] ?? 'UNIVERSAL'] ?? 0;
  // A signed number of 32 bits, as the directory has it.
  return String(kinds[0] === 'DISTRIBUTION' ? scope : scope | security);
}
