import type { Call } from '@tenantry/engine';

import { controllerOf, type DirectoryObject, readValues } from './directory-values.ts';
import { pointedTo } from './pointers.ts';

/** How the book of an organization reaches its readers. */
export interface OfflineAddressBook {
  readonly path: string;
  readonly isWeb: boolean;
  readonly isPublicFolder: boolean;
}

/** Bits of msExchOABFlags. */
const bits = { web: 1, publicFolders: 2 } as const;

/** The offline address book of an organization, or undefined. */
export async function readBook(call: Call, organization: DirectoryObject): Promise<OfflineAddressBook | undefined> {
  const { otherWellKnownObjects } = await readValues(call, organization, ['otherWellKnownObjects']);
  const name = pointedTo(otherWellKnownObjects, 'offlineAddressBook');
  if (name === undefined) return undefined;

  const path = `LDAP://${name}`;
  const { msExchOABFlags } = await readValues(call, { path, ...controllerOf(organization) }, ['msExchOABFlags']);
  const flags = Number(msExchOABFlags[0] ?? 0);
  return { path, isWeb: (flags & bits.web) !== 0, isPublicFolder: (flags & bits.publicFolders) !== 0 };
}
