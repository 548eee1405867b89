import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

import { type Controller, controllerOf } from './directory-values.ts';
import type { OrganizationType } from './policies.ts';
import type { WellKnownObject } from './well-known-objects.ts';

/** List Contents, Read Properties, List Object, Read Permissions. */
const read = 0x20094;
/** List Object: who has it may see through the unit to what is below and meant for him; it shows nothing itself. */
const seeThrough = 0x80;

/** Flags as in `Get DACL`. */
const everythingBelow = 2;
const directlyBelow = 2 | 4;
const unitItself = 0;

interface Right {
  readonly group: WellKnownObject;
  readonly permission: number;
  readonly inheritance: number;
}

const ofAdministrators: readonly Right[] = [
  { group: 'Admins', permission: read, inheritance: everythingBelow },
  { group: 'CSRAdmins', permission: read, inheritance: everythingBelow },
];

/**
 * Who may read what in a directory that enforces rights (isolation.md R1, R2): everybody his own organization, administrators
 * also those below theirs. Who belongs to an organization further down sees through those above.
 */
const rights: Readonly<Record<OrganizationType, readonly Right[]>> = {
  hosting: [{ group: 'AllUsersGroup', permission: seeThrough, inheritance: unitItself }, ...ofAdministrators],
  reseller: [
    { group: 'AllCustomers', permission: seeThrough, inheritance: unitItself },
    { group: 'AllUsers', permission: read, inheritance: directlyBelow },
    ...ofAdministrators,
  ],
  customer: [{ group: 'AllUsers', permission: read, inheritance: everythingBelow }, ...ofAdministrators],
};

/** Gives the groups of an organization their rights on its unit; those that they have already stay as they are. */
export async function grantRights(
  call: Call,
  unit: Controller & { readonly path: string; readonly type: OrganizationType },
  groups: ReadonlyMap<WellKnownObject, string>,
): Promise<void> {
  const ace = rights[unit.type].flatMap(({ group, permission, inheritance }) => {
    const name = groups.get(group);
    return name === undefined ? [] : [{ mode: 'GRANT_ACCESS' as const, name, permission, inheritance }];
  });
  await call(activeDirectory.UpdateACL, { ...controllerOf(unit), path: unit.path, ace });
}
