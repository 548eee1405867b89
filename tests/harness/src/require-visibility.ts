import assert from 'node:assert/strict';

import type { Entry } from '@tenantry/directory';

import type { Hosting } from './hosting.ts';

// What keeps tenants from seeing each other (isolation.md R9, R13, R14): to be so after every operation on a mailbox.

/** Pointers of an organization to its lists, in otherWellKnownObjects. */
const pointers = {
  globalAddressList: '89FB25B7DF784FC198A493E2E8A0EE7E',
  addressList: '9E444526CB6F4D5C9A59C9A84E26B627',
  offlineAddressBook: 'D22DFCC5B73645E99E16C9AD3D61F34F',
} as const;

/**
 * Checks that every mailbox of both tenants is in the lists of its own organization and in no other, looks names up below
 * its organization or itself only, and has the offline address book of its organization (known-faults.md A6).
 */
export async function requireVisibility({ acme, directory, rival }: Hosting): Promise<void> {
  for (const { path } of [acme, rival]) {
    const organization = await directory.find(path);
    if (!organization) continue;
    const search = { base: path, filter: '(&(objectClass=user)(homeMDB=*))' };
    for await (const mailbox of directory.search(search)) requireOwnView(mailbox, organization);
  }
}

function requireOwnView({ attributes, dn, path }: Entry, organization: Entry): void {
  const isHidden = attributes['msExchHideFromAddressLists']?.[0] === 'TRUE';
  const lists = isHidden ? [] : [pointed(organization, 'globalAddressList'), pointed(organization, 'addressList')];
  const wanted = lists.flatMap((list) => list ?? []);
  assert.deepEqual(sorted(attributes['showInAddressBook']), sorted(wanted), `showInAddressBook of ${path}`);

  const base = attributes['msExchQueryBaseDN']?.[0]?.toLowerCase();
  const allowed = [organization.dn, dn].map((name) => name.toLowerCase());
  assert.ok(base !== undefined && allowed.includes(base), `msExchQueryBaseDN of ${path} is ${base}`);

  const book = pointed(organization, 'offlineAddressBook');
  assert.deepEqual(
    sorted(attributes['msExchUseOAB']),
    sorted(book === undefined ? [] : [book]),
    `msExchUseOAB of ${path}`,
  );
}

function pointed({ attributes }: Entry, pointer: keyof typeof pointers): string | undefined {
  const start = `b:32:${pointers[pointer].toLowerCase()}:`;
  const value = attributes['otherWellKnownObjects']?.find((text) => text.toLowerCase().startsWith(start));
  return value?.slice(start.length);
}

function sorted(names: readonly string[] = []): string[] {
  return names.map((name) => name.toLowerCase()).sort();
}
