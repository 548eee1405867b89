/** What organizations point to in otherWellKnownObjects. Values are `B:32:<GUID>:<DN>`. */
export const pointers = {
  globalAddressList: '89FB25B7DF784FC198A493E2E8A0EE7E',
  addressList: '9E444526CB6F4D5C9A59C9A84E26B627',
  offlineAddressBook: 'D22DFCC5B73645E99E16C9AD3D61F34F',
  folderAdmins: 'A276E3A170F0C24699770F593818501E',
  folderUsers: '7DEF010C6019A1458068D74AD1A3C1FA',
  /** On a recipient: the organization whose lists show it. */
  owningOrganization: 'B7AE2ABCCBAD41A28973559FCA154DB0',
  private: '4619BE598BF441DB8C9DB0482E62E386',
  /** On the hosting organization: the pool that new offline address books are put in. Our own; the historical value is not known. */
  defaultPool: '3C5B0E1F7A8D4E269F41D20B6C97A854',
} as const;

export type Pointer = keyof typeof pointers;

/** The distinguished name that an organization points to. */
export function pointedTo(otherWellKnownObjects: readonly string[], pointer: Pointer): string | undefined {
  const start = `b:32:${pointers[pointer].toLowerCase()}:`;
  const value = otherWellKnownObjects.find((text) => text.toLowerCase().startsWith(start));
  return value?.slice(start.length);
}

/** The value that makes an organization point to an object. */
export function pointTo(pointer: Pointer, name: string): string {
  return `B:32:${pointers[pointer]}:${name}`;
}
