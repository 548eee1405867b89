/**
 * GUIDs of the pointers in otherWellKnownObjects: exchange-directory-model.md section 3.
 * The five of our own have no counterpart in the historical system, which found these groups by name and lost
 * them when the organization was renamed (KB 977174).
 */
export const wellKnownObjects = {
  Self: 'CC016CF08DEF4EA4A05C9C54B198785A',
  Parent: '58888CFC8F7F430C8183102CD5758D81',
  OrganizationType: 'EA755D448CE64157A20E82B7CCBE14B0',
  Private: '4619BE598BF441DB8C9DB0482E62E386',
  Services: '3841BDA6D81C4095B9BBB838808F5A55',
  Admins: '65F37ECB46704F0E9300E1FB48E1096E',
  CSRAdmins: '3B6FF4FA8AA248039AD8F9493A43B704',
  FolderAdmins: 'A276E3A170F0C24699770F593818501E',
  FolderUsers: '7DEF010C6019A1458068D74AD1A3C1FA',
  GlobalAddressList: '89FB25B7DF784FC198A493E2E8A0EE7E',
  AddressList: '9E444526CB6F4D5C9A59C9A84E26B627',
  OfflineAddressBook: 'D22DFCC5B73645E99E16C9AD3D61F34F',
  OwningOrganization: 'B7AE2ABCCBAD41A28973559FCA154DB0',
  // Our own.
  AllUsers: 'BA4686C94FF647A0A7A679A45E03E86B',
  AllCustomers: '18F36D3687DE470B9394854C8D8F207B',
  AllUsersGroup: 'EBF3499D6CB849DE8FB3C7231B55BE7E',
  AllResellerAdminsGroups: '80C67D7DCDFD4D11A5E724DB72A1A3B2',
  AllResellerCSRAdminsGroups: '19CACA7EB005489799DE819054DF2136',
} as const;

export type WellKnownObject = keyof typeof wellKnownObjects;

/** A pointer as a value of otherWellKnownObjects. */
export function pointerValue(object: WellKnownObject, name: string): string {
  return `B:32:${wellKnownObjects[object]}:${name}`;
}
