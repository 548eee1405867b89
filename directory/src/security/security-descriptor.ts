/** A security descriptor (MS-DTYP 2.4.6): as text in `sddl.ts`, as octets in `descriptor-octets.ts`. */
export interface SecurityDescriptor {
  /** Control bits other than those that say what is there. */
  readonly control: number;
  /** Security identifiers; undefined where the descriptor says nothing. */
  readonly owner: string | undefined;
  readonly group: string | undefined;
  /** Undefined: absent. Null: present and open to everybody. */
  readonly sacl: readonly AccessEntry[] | null | undefined;
  readonly dacl: readonly AccessEntry[] | null | undefined;
}

/** One entry of a list. */
export interface AccessEntry {
  readonly type: AccessEntryType;
  /** Bits as in `Get DACL`: 1 objects, 2 containers, 4 not further, 8 only below, 16 inherited; in a SACL 64 success, 128 failure. */
  readonly inheritance: number;
  /** Access mask. */
  readonly rights: number;
  /** GUID of a class, property, property set or extended right; empty where the entry is about everything. */
  readonly objectType: string;
  readonly inheritedObjectType: string;
  /** Security identifier of the trustee, or a name of SDDL that depends on a domain which is not known. */
  readonly trustee: string;
}

/** Types of entries that directories use, by their names in SDDL, with `AceType` (MS-DTYP 2.4.4.1). An O before it: for an object type. */
export const entryTypes = { A: 0x0, D: 0x1, AU: 0x2, AL: 0x3, OA: 0x5, OD: 0x6, OU: 0x7, OL: 0x8, ML: 0x11 } as const;

export type AccessEntryType = keyof typeof entryTypes;

/** Whether entries of this type can be about an object type. */
export function isObjectType(type: AccessEntryType): boolean {
  return type.startsWith('O');
}

/** Bits of `Control` (MS-DTYP 2.4.6). */
export const controlBits = {
  daclPresent: 0x4,
  saclPresent: 0x10,
  daclAutoInheritRequired: 0x100,
  saclAutoInheritRequired: 0x200,
  daclAutoInherited: 0x400,
  saclAutoInherited: 0x800,
  daclProtected: 0x1000,
  saclProtected: 0x2000,
  selfRelative: 0x8000,
} as const;
