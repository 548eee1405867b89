import type { Call, OrganizationPlace } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';

import { controllerOf } from './directory-values.ts';

/** An organization, and the controller to ask. */
export interface Owner {
  readonly organization: OrganizationPlace;
  readonly preferredDomainController?: string | undefined;
}

/**
 * Who may read the lists of an organization: its users and its administrators. The groups are found through what the
 * organization points to, so that a renamed one keeps working (known-faults.md C13).
 */
export async function readersOf(call: Call, owner: Owner): Promise<string[]> {
  const readers: string[] = [];
  for (const wellKnownObject of ['AllUsers', 'Admins']) {
    const { path } = await call(managedDirectory.GetOtherWellKnownObject, {
      ...controllerOf(owner),
      path: owner.organization.path,
      wellKnownObject,
    });
    readers.push(path);
  }
  return readers;
}
