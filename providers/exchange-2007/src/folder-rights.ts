import { type AccessEntry, accessEntriesOf, insertEntry, type SecurityDescriptor } from '@tenantry/directory';
import type { FolderRight } from '@tenantry/schema';

/** Rights on a public folder and their bits (MS-OXCPERM 2.2.7). */
const rightBits = {
  ReadItems: 0x1,
  CreateItems: 0x2,
  EditOwnedItems: 0x8,
  DeleteOwnedItems: 0x10,
  EditAllItems: 0x20,
  DeleteAllItems: 0x40,
  CreateSubfolders: 0x80,
  FolderOwner: 0x100,
  FolderContact: 0x200,
  FolderVisible: 0x400,
} as const;

type Right = keyof typeof rightBits;

const contributor: readonly Right[] = ['CreateItems', 'FolderVisible'];
const reviewer: readonly Right[] = ['ReadItems', 'FolderVisible'];
const nonEditingAuthor: readonly Right[] = [...reviewer, 'CreateItems', 'DeleteOwnedItems'];
const author: readonly Right[] = [...nonEditingAuthor, 'EditOwnedItems'];
const editor: readonly Right[] = [...author, 'EditAllItems', 'DeleteAllItems'];

/** What roles consist of. */
const roleRights = {
  None: [],
  Contributor: contributor,
  Reviewer: reviewer,
  NonEditingAuthor: nonEditingAuthor,
  Author: author,
  PublishingAuthor: [...author, 'CreateSubfolders'],
  Editor: editor,
  PublishingEditor: [...editor, 'CreateSubfolders'],
  Owner: [...editor, 'CreateSubfolders', 'FolderOwner', 'FolderContact'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;

/** The bits of rights and roles together. */
export function folderMask(rights: readonly FolderRight[]): number {
  return rights.map((right) => right.replaceAll(' ', '')).reduce((mask, right) => mask | bitsOf(right), 0);
}

/** A descriptor with more rights for a security identifier; those of one stand in one entry. */
export function allow(descriptor: SecurityDescriptor, trustee: string, rights: number): SecurityDescriptor {
  if (rights === 0) return descriptor;
  const present = accessEntriesOf(descriptor).find((entry) => isOf(entry, trustee));
  if (present) return replaceRights(descriptor, present, present.rights | rights);
  const entry: AccessEntry = { type: 'A', inheritance: 0, rights, objectType: '', inheritedObjectType: '', trustee };
  return { ...descriptor, dacl: insertEntry(accessEntriesOf(descriptor), entry) };
}

/** A descriptor without these rights of a security identifier; undefined when it has none of them. */
export function withdraw(
  descriptor: SecurityDescriptor,
  trustee: string,
  rights: number,
): SecurityDescriptor | undefined {
  const present = accessEntriesOf(descriptor).find((entry) => isOf(entry, trustee));
  if (!present || (present.rights & rights) === 0) return undefined;
  return replaceRights(descriptor, present, present.rights & ~rights);
}

/** The bits of rights as rights, or as the role that has just these. */
export function rightsIn(mask: number): FolderRight[] {
  const role = (Object.keys(roleRights) as (keyof typeof roleRights)[]).find((each) => bitsOf(each) === mask);
  if (role !== undefined) return [role];
  return (Object.keys(rightBits) as Right[]).filter((right) => (mask & rightBits[right]) !== 0);
}

function replaceRights(descriptor: SecurityDescriptor, present: AccessEntry, rights: number): SecurityDescriptor {
  const dacl = accessEntriesOf(descriptor).flatMap((entry) => {
    if (entry !== present) return [entry];
    return rights === 0 ? [] : [{ ...entry, rights }];
  });
  return { ...descriptor, dacl };
}

function isOf({ type, objectType, trustee }: AccessEntry, wanted: string): boolean {
  return type === 'A' && objectType === '' && trustee === wanted;
}

function bitsOf(name: string): number {
  const isRight = (word: string): word is Right => word in rightBits;
  const isRole = (word: string): word is keyof typeof roleRights => word in roleRights;
  if (isRight(name)) return rightBits[name];
  if (!isRole(name)) return 0;
  // The roles differ in how many rights they have, which the type of the table keeps.
  const rights: readonly Right[] = roleRights[name];
  return rights.reduce((mask, right) => mask | rightBits[right], 0);
}
