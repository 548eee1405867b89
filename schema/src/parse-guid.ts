const canonical = /^\{?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}?$/i;
const octets = /^[0-9a-f]{32}$/i;

/**
 * A GUID in canonical form, lower case with hyphens.
 * @param text canonical with or without braces, or 32 hexadecimal digits in objectGUID byte order (MS-DTYP section 2.3.4)
 * @returns undefined when it is neither
 */
export function parseGuid(text: string): string | undefined {
  const trimmed = text.trim();
  if (canonical.test(trimmed)) return trimmed.replace(/[{}]/g, '').toLowerCase();
  if (octets.test(trimmed)) return swap(trimmed.toLowerCase());
  return undefined;
}

/** The 32 digits of a canonical GUID in objectGUID byte order, upper case, as the historical system wrote them. */
export function guidToOctetText(guid: string): string {
  const digits = guid.replaceAll('-', '');
  return swap(digits).replaceAll('-', '').toUpperCase();
}

/** The first three groups are little-endian on the wire; swapping them twice gives the same again. */
function swap(digits: string): string {
  const bytes = digits.match(/../g) ?? [];
  const group = (from: number, to: number) => bytes.slice(from, to).reverse().join('');
  const rest = bytes.slice(8).join('');
  return `${group(0, 4)}-${group(4, 6)}-${group(6, 8)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}
