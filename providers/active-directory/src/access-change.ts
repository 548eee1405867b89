import {
  type AccessEntry,
  accessEntriesOf,
  insertEntry,
  isInherited,
  parseDescriptor,
  type SecurityDescriptor,
  toSid,
} from '@tenantry/directory';
import { parseGuid } from '@tenantry/schema';

import { AccessEntryInvalid } from './errors.ts';

/** An element `ace` of a request, its trustee found. */
export interface RequestedAccess {
  readonly mode: string;
  readonly trustee: string;
  readonly permission?: number;
  readonly inheritance?: number;
  readonly objectTypeName?: string;
  readonly inheritedObjectTypeName?: string;
}

const modes: Readonly<Record<string, string>> = {
  '1': 'GRANT_ACCESS',
  '2': 'SET_ACCESS',
  '3': 'DENY_ACCESS',
  '4': 'REVOKE_ACCESS',
};

/** The descriptor of an object; one without has an empty list. */
export function readDescriptor(path: string, sddl: string | undefined): SecurityDescriptor {
  const descriptor = parseDescriptor(sddl ?? 'D:');
  if (!descriptor) throw AccessEntryInvalid('nTSecurityDescriptor', path);
  return descriptor;
}

/** The descriptor after one entry of a request. */
export function changeAccess(descriptor: SecurityDescriptor, requested: RequestedAccess): SecurityDescriptor {
  const mode = modes[requested.mode] ?? requested.mode;
  const entries = accessEntriesOf(descriptor);
  if (mode === 'REVOKE_ACCESS') {
    return { ...descriptor, dacl: entries.filter((entry) => isInherited(entry) || !isMeant(entry, requested)) };
  }
  const entry = entryFor(requested, mode === 'DENY_ACCESS' ? 'D' : 'A');
  const present =
    mode === 'SET_ACCESS' ? entries.filter((one) => isInherited(one) || !isFor(one, requested.trustee)) : entries;
  if (present.some((one) => isSame(one, entry))) return { ...descriptor, dacl: present };
  return { ...descriptor, dacl: insertEntry(present, entry) };
}

function entryFor(requested: RequestedAccess, type: 'A' | 'D'): AccessEntry {
  const { permission, inheritance = 0, objectTypeName = '', inheritedObjectTypeName = '', trustee } = requested;
  if (permission === undefined) throw AccessEntryInvalid('permission', '');
  const typed = objectTypeName !== '' || inheritedObjectTypeName !== '';
  return {
    type: typed ? (`O${type}` as const) : type,
    inheritance,
    rights: permission,
    objectType: plain(objectTypeName),
    inheritedObjectType: plain(inheritedObjectTypeName),
    trustee,
  };
}

function isMeant(entry: AccessEntry, requested: RequestedAccess): boolean {
  const { trustee, permission, inheritance, objectTypeName, inheritedObjectTypeName } = requested;
  return (
    isFor(entry, trustee) &&
    (permission === undefined || entry.rights === permission) &&
    (inheritance === undefined || entry.inheritance === inheritance) &&
    (objectTypeName === undefined || entry.objectType === plain(objectTypeName)) &&
    (inheritedObjectTypeName === undefined || entry.inheritedObjectType === plain(inheritedObjectTypeName))
  );
}

function isSame(one: AccessEntry, other: AccessEntry): boolean {
  const spelled = (entry: AccessEntry) => JSON.stringify({ ...entry, trustee: toSid(entry.trustee) });
  return spelled(one) === spelled(other);
}

// A trustee that is the same everywhere has a name and a number.
function isFor({ trustee }: AccessEntry, other: string): boolean {
  return toSid(trustee) === toSid(other);
}

function plain(guid: string): string {
  return parseGuid(guid) ?? '';
}
