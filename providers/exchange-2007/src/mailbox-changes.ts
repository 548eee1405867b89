import type { Attributes, Changes, Directory, Entry } from '@tenantry/directory';
import { type Given, optional, text } from '@tenantry/schema';

import { toLimitAttributes } from './limit-attributes.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import type { OwningOrganization } from './owning-organization.ts';
import { type ChangeScope, changeableRecipient, readOwner, recipientChanges } from './recipient-changes.ts';
import { offlineAddressBookOf, visibilityIn } from './visibility.ts';

/** What can be changed of every mailbox. */
export const changeableFields = {
  ...changeableRecipient,
  addressListVisibilityDistinguishedName: optional(
    text('Where Outlook Web Access looks names up: DN of the owning organization or of the user himself.'),
  ),
  offlineAddressBook: optional(text('Offline address book: name, DN or LDAP path.')),
  ...mailboxLimits,
};

/** The changes that a request asks for; list membership is written anew every time. */
export async function mailboxChanges(
  scope: ChangeScope,
  entry: Entry,
  input: Given<typeof changeableFields>,
): Promise<Changes> {
  const owner = await readOwner(scope, entry);
  return {
    ...(await recipientChanges(scope, entry, { ...input, owner })),
    ...(await visibilityChanges(scope.directory, { owner, attributes: entry.attributes }, input)),
    ...toLimitAttributes(input),
  };
}

async function visibilityChanges(
  handle: Directory,
  { owner, attributes }: { owner: OwningOrganization; attributes: Attributes },
  requested: { addressListVisibilityDistinguishedName?: string; offlineAddressBook?: string },
): Promise<Changes> {
  const changes: Record<string, readonly string[]> = {};
  const { addressListVisibilityDistinguishedName: base, offlineAddressBook: book } = requested;
  // Empty would show every organization, so a missing value is written, too.
  if (base !== undefined || attributes['msExchQueryBaseDN'] === undefined) {
    changes['msExchQueryBaseDN'] = [await visibilityIn(handle, owner, base)];
  }
  if (book !== undefined || attributes['msExchUseOAB'] === undefined) {
    const dn = offlineAddressBookOf(owner, book);
    if (dn !== undefined) changes['msExchUseOAB'] = [dn];
  }
  return changes;
}
