import type { Attributes, Changes, Directory } from '@tenantry/directory';
import type { Given } from '@tenantry/schema';

import { findConfigured } from './configuration-object.ts';
import { PublicStoreUnknown, ServerUnknown, VersionsNotPossible } from './errors.ts';
import type { distribution, generation } from './offline-address-book-fields.ts';
import { scheduleOctets } from './schedule.ts';
import { virtualDirectoriesOf } from './virtual-directory.ts';

/** What a request says of how a book is made and distributed. */
export type RequestedBook = Given<typeof generation> & Given<typeof distribution> & { readonly server?: string };

/** Bits of msExchOABFlags: ways of distribution, and versions. */
const bits = { web: 0x1, publicFolders: 0x2, Version2: 0x10, Version3: 0x20, Version4: 0x40 } as const;
const versions = ['Version2', 'Version3', 'Version4'] as const;
type Version = (typeof versions)[number];

/** Classes of the objects that a book refers to, and where the parts of their names stand in their DNs. */
const server = { objectClass: 'msExchExchangeServer', places: [0] };
const publicStore = { objectClass: 'msExchPublicMDB', places: [0, 1, 3] };

/**
 * Changes of the directory for what a request gives.
 * @param present attributes of a book that exists; of a new one none
 */
export async function bookChanges(
  directory: Directory,
  requested: RequestedBook,
  present?: Attributes,
): Promise<Changes> {
  const changes: Record<string, readonly string[]> = { msExchOABFlags: [flagsFor(requested, present)] };
  if (requested.schedule !== undefined || !present) {
    changes['offLineABSchedule'] = [scheduleOctets(requested.schedule ?? 'Never')];
  }
  if (requested.server !== undefined) {
    const entry = await findConfigured(directory, { ...server, name: requested.server });
    if (!entry) throw ServerUnknown(requested.server);
    changes['offLineABServer'] = [entry.dn];
  }
  if (requested.publicFolderDatabase !== undefined) {
    const entry = await findConfigured(directory, { ...publicStore, name: requested.publicFolderDatabase });
    if (!entry) throw PublicStoreUnknown(requested.publicFolderDatabase);
    changes['siteFolderServer'] = [entry.dn];
  }
  if (requested.virtualDirectories !== undefined) {
    changes['msExchOABVirtualDirectoriesLink'] = await virtualDirectoriesOf(directory, requested.virtualDirectories);
  }
  return changes;
}

/** Whether a book is distributed through public folders. */
export function usesPublicFolders(changes: Changes): boolean {
  return (Number(changes['msExchOABFlags']?.[0] ?? 0) & bits.publicFolders) !== 0;
}

function flagsFor(requested: RequestedBook, present: Attributes | undefined): string {
  const before = Number(present?.['msExchOABFlags']?.[0] ?? 0);
  const folders = requested.publicFolderDistributionEnabled ?? (before & bits.publicFolders) !== 0;
  const web = requested.webDistributionEnabled ?? (present ? (before & bits.web) !== 0 : !folders);
  const wanted = versionsFor(requested, { webOnly: web && !folders, before });
  const flags = [web ? bits.web : 0, folders ? bits.publicFolders : 0, ...wanted.map((version) => bits[version])];
  return String(flags.reduce((sum, bit) => sum | bit, 0));
}

/** The web takes Version4 only (P:dd278915). */
function versionsFor(
  { versions: given }: RequestedBook,
  { webOnly, before }: { readonly webOnly: boolean; readonly before: number },
): readonly Version[] {
  if (given && given.length > 0) {
    const wanted = versions.filter((version) => given.some((name) => normalized(name) === version));
    const refused = wanted.filter((version) => version !== 'Version4');
    if (webOnly && refused.length > 0) throw VersionsNotPossible(refused.join(' and '));
    return wanted;
  }
  if (webOnly) return ['Version4'];
  const kept = versions.filter((version) => (before & bits[version]) !== 0);
  return kept.length > 0 ? kept : versions;
}

function normalized(name: string): string {
  return name === 'Verison4' ? 'Version4' : name;
}
