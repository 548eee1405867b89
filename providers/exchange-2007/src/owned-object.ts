import { type Attributes, type Directory, removeCreated } from '@tenantry/directory';

/** An object of the Exchange organization that a hosted organization points to: a list or an offline address book. */
export interface OwnedObject {
  readonly dn: string;
  readonly attributes: Attributes;
  /** Path of the organization. */
  readonly organization: string;
  /** Value of otherWellKnownObjects that names the object. */
  readonly pointer: string;
  /** Values of the same pointer whose object is gone; they make room. */
  readonly stale: readonly string[];
  /** Entry whose globalAddressList offers the object to clients. */
  readonly offeredBy?: string;
}

/** Creates the object, then whatever points to it. Order of steps: P:dd251855. */
export async function createOwned(directory: Directory, owned: OwnedObject): Promise<void> {
  await directory.add(owned.dn, owned.attributes);
  if (owned.stale.length > 0) await directory.removeValues(owned.organization, 'otherWellKnownObjects', owned.stale);
  await directory.addValues(owned.organization, 'otherWellKnownObjects', [owned.pointer]);
  if (owned.offeredBy !== undefined) await directory.addValues(owned.offeredBy, 'globalAddressList', [owned.dn]);
}

/** Takes back what was created, however far that came. */
export async function removeOwned(directory: Directory, owned: OwnedObject): Promise<void> {
  if (owned.offeredBy !== undefined) await directory.removeValues(owned.offeredBy, 'globalAddressList', [owned.dn]);
  await directory.removeValues(owned.organization, 'otherWellKnownObjects', [owned.pointer]);
  if (owned.stale.length > 0) await directory.addValues(owned.organization, 'otherWellKnownObjects', owned.stale);
  await removeCreated(directory, owned.dn, owned.attributes);
}
