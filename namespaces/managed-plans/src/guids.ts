import { parseGuid } from '@tenantry/schema';

/** The canonical form of a GUID that the schema has accepted; the books know no other. */
export function canonicalGuid(text: string): string {
  return parseGuid(text) ?? text;
}
