import {
  type AccessEntry,
  accessEntriesOf,
  insertEntry,
  isInherited,
  type SecurityDescriptor,
  toSid,
} from '@tenantry/directory';

/** Rights on a mailbox as requests call them. SendAs belongs to the directory object, the others to the mailbox. */
export const accessRights = [
  'ChangeOwner',
  'ChangePermission',
  'DeleteItem',
  'ExternalAccount',
  'FullAccess',
  'ReadPermission',
  'SendAs',
] as const;

export type AccessRight = (typeof accessRights)[number];

/** Who inherits a right, as requests call it. */
export const inheritanceTypes = ['None', 'All', 'Descendents', 'SelfAndChildren', 'Children'] as const;

export type InheritanceType = (typeof inheritanceTypes)[number];

/** One right or denial of one trustee. */
export interface RightsChange {
  /** Security identifier. */
  readonly trustee: string;
  readonly rights: readonly AccessRight[];
  readonly deny: boolean;
  /** For a removal undefined: whatever it is. */
  readonly inheritanceType: InheritanceType | undefined;
}

const mailboxBits: Readonly<Partial<Record<AccessRight, number>>> = {
  FullAccess: 0x1,
  ExternalAccount: 0x4,
  DeleteItem: 0x10000,
  ReadPermission: 0x20000,
  ChangePermission: 0x40000,
  ChangeOwner: 0x80000,
};

/** The extended right Send-As of Active Directory, and the bit that says "extended right". */
const sendAs = 'ab721a54-1e2f-11d0-9819-00aa0040529b';
const controlAccess = 0x100;

/** Flags of entries: 2 containers below inherit, 4 not further, 8 only below. */
const flags: Readonly<Record<InheritanceType, number>> = {
  None: 0,
  All: 2,
  Descendents: 10,
  SelfAndChildren: 6,
  Children: 14,
};
const flagMask = 14;

/** The descriptor of a mailbox with further rights; those of one trustee stand in one entry. */
export function addRights(descriptor: SecurityDescriptor, change: RightsChange): SecurityDescriptor {
  const rights = maskOf(change.rights);
  if (rights === 0) return descriptor;
  const entry = entryOf(change, { type: change.deny ? 'D' : 'A', rights, objectType: '' });
  const present = accessEntriesOf(descriptor).find((each) => isLike(each, entry));
  if (!present) return { ...descriptor, dacl: insertEntry(accessEntriesOf(descriptor), entry) };
  const merged = { ...present, rights: present.rights | rights };
  return {
    ...descriptor,
    dacl: accessEntriesOf(descriptor).map((each) => (each === present ? merged : each)),
  };
}

/** The descriptor of a mailbox without these rights; what is inherited stays. */
export function removeRights(descriptor: SecurityDescriptor, change: RightsChange): SecurityDescriptor {
  const rights = maskOf(change.rights);
  const type = change.deny ? 'D' : 'A';
  const dacl = accessEntriesOf(descriptor).flatMap((entry) => {
    if (entry.type !== type || !isMeant(entry, change)) return [entry];
    const left = entry.rights & ~rights;
    return left === 0 ? [] : [{ ...entry, rights: left }];
  });
  return { ...descriptor, dacl };
}

/** The descriptor of a directory object with the right to send in its name. */
export function addSendAs(descriptor: SecurityDescriptor, change: RightsChange): SecurityDescriptor {
  if (!change.rights.includes('SendAs')) return descriptor;
  const type = change.deny ? 'OD' : 'OA';
  const entry = entryOf(change, { type, rights: controlAccess, objectType: sendAs });
  if (accessEntriesOf(descriptor).some((each) => isLike(each, entry))) return descriptor;
  return { ...descriptor, dacl: insertEntry(accessEntriesOf(descriptor), entry) };
}

/** The descriptor of a directory object without the right to send in its name. */
export function removeSendAs(descriptor: SecurityDescriptor, change: RightsChange): SecurityDescriptor {
  if (!change.rights.includes('SendAs')) return descriptor;
  const type = change.deny ? 'OD' : 'OA';
  const dacl = accessEntriesOf(descriptor).filter(
    (entry) => !(entry.type === type && isSendAs(entry) && isMeant(entry, change)),
  );
  return { ...descriptor, dacl };
}

/** The rights that an entry of a mailbox, or the right to send that one of its object, gives or denies. */
export function rightsOf(entry: AccessEntry): AccessRight[] {
  if (isSendAs(entry)) return ['SendAs'];
  if (entry.type !== 'A' && entry.type !== 'D') return [];
  return accessRights.filter((right) => (entry.rights & (mailboxBits[right] ?? 0)) !== 0);
}

export function isSendAs(entry: AccessEntry): boolean {
  return entry.objectType === sendAs && (entry.rights & controlAccess) !== 0;
}

export function inheritanceOf({ inheritance }: AccessEntry): InheritanceType {
  return inheritanceTypes.find((type) => flags[type] === (inheritance & flagMask)) ?? 'None';
}

function maskOf(rights: readonly AccessRight[]): number {
  return rights.reduce((mask, right) => mask | (mailboxBits[right] ?? 0), 0);
}

function entryOf(change: RightsChange, what: Pick<AccessEntry, 'type' | 'rights' | 'objectType'>): AccessEntry {
  return {
    ...what,
    inheritance: flags[change.inheritanceType ?? 'All'],
    inheritedObjectType: '',
    trustee: change.trustee,
  };
}

function isMeant(entry: AccessEntry, { trustee, inheritanceType }: RightsChange): boolean {
  if (isInherited(entry) || toSid(entry.trustee) !== toSid(trustee)) return false;
  return inheritanceType === undefined || (entry.inheritance & flagMask) === flags[inheritanceType];
}

function isLike(one: AccessEntry, other: AccessEntry): boolean {
  return (
    !isInherited(one) &&
    one.type === other.type &&
    (one.inheritance & flagMask) === (other.inheritance & flagMask) &&
    one.objectType === other.objectType &&
    toSid(one.trustee) === toSid(other.trustee)
  );
}
