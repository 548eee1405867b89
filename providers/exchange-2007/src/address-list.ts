import { type Attributes, type Directory, escapeFilter } from '@tenantry/directory';

import { exchangeVersion } from './mailbox-entry.ts';
import { extendedRights, readAccessFor } from './read-access.ts';
import { ldapFilterOf } from './recipient-filter.ts';

/** What a request says of a new list. */
export interface RequestedList {
  readonly name: string;
  readonly displayName?: string;
  readonly recipientFilter?: string;
  readonly readAccess?: readonly string[];
}

/** May be renamed and moved, as the lists that Exchange makes. */
const systemFlags = '1610612736';

/** Attributes of an address list or global address list (exchange-directory-model.md 4). */
export async function addressListAttributes(
  directory: Directory,
  dn: string,
  { name, displayName, recipientFilter, readAccess }: RequestedList,
): Promise<Attributes> {
  const descriptor = await readAccessFor(directory, readAccess, extendedRights.openAddressList);
  return {
    objectClass: ['addressBookContainer'],
    cn: [name],
    displayName: [displayName ?? name],
    systemFlags: [systemFlags],
    msExchVersion: [exchangeVersion],
    ...(recipientFilter === undefined ? {} : filterAttributes(dn, recipientFilter)),
    ...(descriptor === undefined ? {} : { nTSecurityDescriptor: [descriptor] }),
  };
}

// Filters look at the whole installation; only those who were stamped with the list may be found by it.
function filterAttributes(dn: string, recipientFilter: string): Attributes {
  return {
    msExchQueryFilter: [recipientFilter],
    purportedSearch: [`(&(showInAddressBook=${escapeFilter(dn)})${ldapFilterOf(recipientFilter)})`],
  };
}
