import { splitDnWithBinary } from './attribute-values.ts';
import type { Attributes } from './directory.ts';

/** Pointers that tie organizations and recipients to their objects (exchange-directory-model.md section 3). */
export const wellKnown = {
  self: 'CC016CF08DEF4EA4A05C9C54B198785A',
  parent: '58888CFC8F7F430C8183102CD5758D81',
  type: 'EA755D448CE64157A20E82B7CCBE14B0',
  admins: '65F37ECB46704F0E9300E1FB48E1096E',
  csrAdmins: '3B6FF4FA8AA248039AD8F9493A43B704',
  owningOrganization: 'B7AE2ABCCBAD41A28973559FCA154DB0',
} as const;

/** The name that a pointer of an entry holds. */
export function wellKnownObject(attributes: Attributes, guid: string): string | undefined {
  const prefix = `B:32:${guid.toUpperCase()}:`;
  for (const value of attributes['otherWellKnownObjects'] ?? []) {
    const { prefix: own, dn } = splitDnWithBinary(value);
    if (own?.toUpperCase() === prefix && dn) return dn;
  }
  return undefined;
}
