import { type AccessEntry, controlBits, type SecurityDescriptor } from './security-descriptor.ts';

/** The entries that say who may do what; none where there is no list. */
export function accessEntriesOf({ dacl }: SecurityDescriptor): readonly AccessEntry[] {
  return dacl ?? [];
}

/** The entries of the SACL: their flags 64 and 128 say that success and failure are audited. */
export function auditEntriesOf({ sacl }: SecurityDescriptor): readonly AccessEntry[] {
  return sacl ?? [];
}

/** Puts an entry where it is evaluated: own denials first, then own permissions, then what is inherited. */
export function insertEntry(entries: readonly AccessEntry[], entry: AccessEntry): AccessEntry[] {
  if (entry.type.endsWith('D')) return [entry, ...entries];
  const firstOther = entries.findIndex((one) => isInherited(one) || !one.type.endsWith('D'));
  const at = firstOther < 0 ? entries.length : firstOther;
  return [...entries.slice(0, at), entry, ...entries.slice(at)];
}

/** The descriptor of an object that inherits nothing from its parent (MS-DTYP 2.5.1.1, flag P). */
export function blockInheritance(descriptor: SecurityDescriptor): SecurityDescriptor {
  return {
    ...descriptor,
    control: descriptor.control | controlBits.daclProtected,
    dacl: accessEntriesOf(descriptor).filter((entry) => !isInherited(entry)),
  };
}

/** The descriptor of an object that inherits from its parent; the directory adds what there is. */
export function allowInheritance(descriptor: SecurityDescriptor): SecurityDescriptor {
  return { ...descriptor, control: descriptor.control & ~controlBits.daclProtected };
}

/** Whether an entry came from above; it can only be changed there. */
export function isInherited({ inheritance }: AccessEntry): boolean {
  return (inheritance & inheritedFlag) !== 0;
}

/** The entry as if it had been given here. */
export function asOwn(entry: AccessEntry): AccessEntry {
  return { ...entry, inheritance: entry.inheritance & ~inheritedFlag };
}

const inheritedFlag = 0x10;
