import { type AccessEntry, toSid } from '@tenantry/directory';
import { integer, optional, text } from '@tenantry/schema';

/** What an entry of an access control list says beside its mode. */
export const accessEntryFields = {
  permission: integer('Access mask, ADS_RIGHT bits.'),
  inheritance: integer(
    'Flags: 1 objects and 2 containers below inherit, 4 not passed on further, 8 only those below, 16 inherited.',
  ),
  objectTypeName: optional(text('GUID of the extended right, property or class that the entry is about.')),
  inheritedObjectTypeName: optional(text('GUID of the class that inherits.')),
  name: text('Trustee: LDAP path where it is an object here, else its security identifier.'),
  trusteeSid: text('Security identifier of the trustee.'),
};

const inheritanceFlags = 0x1f;

export function describeEntry(entry: AccessEntry, names: ReadonlyMap<string, string>) {
  const sid = toSid(entry.trustee);
  return {
    permission: entry.rights,
    inheritance: entry.inheritance & inheritanceFlags,
    ...(entry.objectType === '' ? {} : { objectTypeName: entry.objectType }),
    ...(entry.inheritedObjectType === '' ? {} : { inheritedObjectTypeName: entry.inheritedObjectType }),
    name: names.get(sid) ?? sid,
    trusteeSid: sid,
  };
}
