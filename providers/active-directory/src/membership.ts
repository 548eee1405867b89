import { type Directory, entryLock, escapeFilter, sameDn } from '@tenantry/directory';

/** Whether an object is a direct member of a group. */
export interface Membership {
  /** Path of the group. */
  readonly group: string;
  /** DN of the object. */
  readonly member: string;
  readonly isMember: boolean;
}

/** Key under which requests hold one membership. */
export function memberLock(group: string, path: string): string {
  return `member:${entryLock(path)} of ${entryLock(group)}`;
}

/** Looks whether an object is in a group, without reading its other members. */
export async function readMembership(directory: Directory, group: string, path: string): Promise<Membership> {
  const [{ path: groupPath, dn: groupDn }, { dn: member }] = await Promise.all([
    directory.read(group, ['objectClass']),
    directory.read(path, ['objectClass']),
  ]);
  const filter = `(member=${escapeFilter(member)})`;
  for await (const { dn } of directory.search({ base: groupDn, scope: 'base', filter, attributes: ['cn'] })) {
    return { group: groupPath, member, isMember: sameDn(dn, groupDn) };
  }
  return { group: groupPath, member, isMember: false };
}
