import type { Changes, Directory, Entry } from '@tenantry/directory';
import type { Place } from '@tenantry/engine';

import { isHidden } from './mailbox-entry.ts';
import { membershipIn, ownerOf, readOwningOrganization } from './owning-organization.ts';

/** List membership as every write of a recipient leaves it: exactly the lists of its organization. */
export async function listStamp(handle: Directory, entry: Entry, placeOfEntry: () => Promise<Place>): Promise<Changes> {
  const owner = ownerOf(entry.attributes) ?? (await placeOfEntry()).organization?.path;
  // A mailbox outside every hosted organization, e.g. of an operator, is in lists that are not ours.
  if (owner === undefined) return {};
  return { showInAddressBook: membershipIn(await readOwningOrganization(handle, owner), isHidden(entry.attributes)) };
}
