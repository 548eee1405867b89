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
  /** On an organization: the ActiveSync mailbox policy of its users. Ours; the historical system had none. */
  deviceMailboxPolicy: '5B0C9E4D7A1F4E6B9D3821C64FA7E05D',
} as const;

/**
 * Every GUID under which organizations and recipients point to entries. `npm run check` finds one that is missing: what
 * it points to would be lost on OpenLDAP when that is renamed.
 */
export const pointers: readonly string[] = [
  '89FB25B7DF784FC198A493E2E8A0EE7E',
  '9E444526CB6F4D5C9A59C9A84E26B627',
  'D22DFCC5B73645E99E16C9AD3D61F34F',
  '65F37ECB46704F0E9300E1FB48E1096E',
  '3B6FF4FA8AA248039AD8F9493A43B704',
  'A276E3A170F0C24699770F593818501E',
  '7DEF010C6019A1458068D74AD1A3C1FA',
  '4619BE598BF441DB8C9DB0482E62E386',
  '3841BDA6D81C4095B9BBB838808F5A55',
  'EA755D448CE64157A20E82B7CCBE14B0',
  '58888CFC8F7F430C8183102CD5758D81',
  'CC016CF08DEF4EA4A05C9C54B198785A',
  'B7AE2ABCCBAD41A28973559FCA154DB0',
  '5B0C9E4D7A1F4E6B9D3821C64FA7E05D',
  // Our own: AllUsers, AllCustomers, AllUsersGroup, AllResellerAdminsGroups, AllResellerCSRAdminsGroups, the default pool of
  // client access servers.
  'BA4686C94FF647A0A7A679A45E03E86B',
  '18F36D3687DE470B9394854C8D8F207B',
  'EBF3499D6CB849DE8FB3C7231B55BE7E',
  '80C67D7DCDFD4D11A5E724DB72A1A3B2',
  '19CACA7EB005489799DE819054DF2136',
  '3C5B0E1F7A8D4E269F41D20B6C97A854',
];

/** The name that a pointer of an entry holds. */
export function wellKnownObject(attributes: Attributes, guid: string): string | undefined {
  const prefix = `B:32:${guid.toUpperCase()}:`;
  for (const value of attributes['otherWellKnownObjects'] ?? []) {
    const { prefix: own, dn } = splitDnWithBinary(value);
    if (own?.toUpperCase() === prefix && dn) return dn;
  }
  return undefined;
}
