import type { Call, OrganizationPlace } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';

/** Puts a user into the Admins group of the organization. */
export async function makeAdministrator(
  call: Call,
  organization: Pick<OrganizationPlace, 'path'> | undefined,
  user: string,
): Promise<void> {
  await call(managedDirectory.GroupAdd, { group: await administratorsOf(call, organization, user), newMember: user });
}

/** Takes a user out of the Admins group of the organization. */
export async function unmakeAdministrator(
  call: Call,
  organization: Pick<OrganizationPlace, 'path'> | undefined,
  user: string,
): Promise<void> {
  await call(managedDirectory.GroupRemove, { group: await administratorsOf(call, organization, user), member: user });
}

/** The group is found by its pointer, so that a renamed organization keeps its administrators. */
async function administratorsOf(
  call: Call,
  organization: Pick<OrganizationPlace, 'path'> | undefined,
  user: string,
): Promise<string> {
  const { path } = await call(managedDirectory.GetOtherWellKnownObject, {
    path: organization?.path ?? user,
    wellKnownObject: 'Admins',
  });
  return path;
}
