import {
  type Deletion,
  type Directory,
  deleteTree,
  escapeFilter,
  prepareDeletion,
  restoreTree,
} from '@tenantry/directory';

import { readExchangeOrganization } from './exchange-organization.ts';
import type { OwnedKind } from './owned-kind.ts';
import { pointerTo, targetOf } from './pointers.ts';

/** An object of an organization that goes, and what pointed to it. Null when there is nothing to delete. */
export interface OwnedDeletion {
  readonly organization: string;
  readonly pointer: string;
  readonly dn: string;
  /** Entry whose globalAddressList offers the object to clients; null when none does. */
  readonly offeredBy: string | null;
  /** Null when the pointer was all that was left. */
  readonly deletion: Deletion | null;
}

/** Reads what restoring will need. The object is found through the organization, not by name. */
export async function prepareOwnedDeletion(
  directory: Directory,
  kind: OwnedKind,
  organization: string,
): Promise<OwnedDeletion | null> {
  const { path, attributes } = await directory.read(organization, ['otherWellKnownObjects']);
  const dn = targetOf(attributes['otherWellKnownObjects'], kind.pointer);
  if (dn === undefined) return null;
  const { root } = await readExchangeOrganization(directory);
  const offeredBy = (await offers(directory, root, dn)) ? root : null;
  const deletion = (await directory.find(dn, ['cn'])) ? await prepareDeletion(directory, dn) : undefined;
  return { organization: path, pointer: pointerTo(kind.pointer, dn), dn, offeredBy, deletion: deletion ?? null };
}

/** Asked without reading the lists of all other organizations. */
async function offers(directory: Directory, root: string, dn: string): Promise<boolean> {
  const filter = `(globalAddressList=${escapeFilter(dn)})`;
  const found = await Array.fromAsync(directory.search({ base: root, scope: 'base', filter, attributes: ['cn'] }));
  return found.length > 0;
}

/** Creation backwards: what offers and points to the object first, then the object (P:dd278466, P:dd252080). */
export async function deleteOwned(directory: Directory, owned: OwnedDeletion | null): Promise<void> {
  if (!owned) return;
  await directory.removeValues(owned.organization, 'otherWellKnownObjects', [owned.pointer]);
  if (owned.offeredBy !== null) await directory.removeValues(owned.offeredBy, 'globalAddressList', [owned.dn]);
  if (owned.deletion) await deleteTree(directory, owned.deletion);
}

/** Puts everything back that is missing, recipients' membership included. */
export async function restoreOwned(directory: Directory, owned: OwnedDeletion | null): Promise<void> {
  if (!owned) return;
  if (owned.deletion) await restoreTree(directory, owned.deletion);
  await directory.addValues(owned.organization, 'otherWellKnownObjects', [owned.pointer]);
  if (owned.offeredBy !== null) await directory.addValues(owned.offeredBy, 'globalAddressList', [owned.dn]);
}
