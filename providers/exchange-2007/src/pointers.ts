/** GUIDs of the values of otherWellKnownObjects that tie organizations and recipients together (exchange-directory-model.md 3). */
export const pointers = {
  globalAddressList: '89FB25B7DF784FC198A493E2E8A0EE7E',
  addressList: '9E444526CB6F4D5C9A59C9A84E26B627',
  offlineAddressBook: 'D22DFCC5B73645E99E16C9AD3D61F34F',
  /** On a recipient: the organization whose lists show it. */
  owningOrganization: 'B7AE2ABCCBAD41A28973559FCA154DB0',
} as const;

export type Pointer = (typeof pointers)[keyof typeof pointers];

/** The value that points to an entry. */
export function pointerTo(pointer: Pointer, dn: string): string {
  return `${prefixOf(pointer)}${dn}`;
}

/** The DN that a pointer among the values names. */
export function targetOf(values: readonly string[] | undefined, pointer: Pointer): string | undefined {
  return values?.find((value) => isPointer(value, pointer))?.slice(prefixOf(pointer).length);
}

/** The values without those of a pointer. */
export function withoutPointer(values: readonly string[] | undefined, pointer: Pointer): string[] {
  return (values ?? []).filter((value) => !isPointer(value, pointer));
}

function isPointer(value: string, pointer: Pointer): boolean {
  // Requests and other programs write the GUID in either case.
  return value.toUpperCase().startsWith(prefixOf(pointer));
}

function prefixOf(pointer: Pointer): string {
  return `B:32:${pointer}:`;
}
