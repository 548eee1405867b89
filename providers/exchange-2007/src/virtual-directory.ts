import type { Directory } from '@tenantry/directory';

import { findConfigured } from './configuration-object.ts';
import { VirtualDirectoryUnknown } from './errors.ts';

/** Class of the virtual directories that offer offline address books; they are called SERVER\Name. */
const virtualDirectory = { objectClass: 'msExchOABVirtualDirectory', places: [0, 3] };

/** DNs of virtual directories that requests name. */
export async function virtualDirectoriesOf(directory: Directory, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const entry = await findConfigured(directory, { ...virtualDirectory, name });
    if (!entry) throw VirtualDirectoryUnknown(name);
    found.push(entry.dn);
  }
  return found;
}

/** DNs of those virtual directories that there are. */
export async function knownVirtualDirectories(directory: Directory, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const entry = await findConfigured(directory, { ...virtualDirectory, name });
    if (entry) found.push(entry.dn);
  }
  return found;
}
