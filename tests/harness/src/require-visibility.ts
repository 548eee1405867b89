import assert from 'node:assert/strict';

import { type Directory, type Entry, parentOf } from '@tenantry/directory';

// What keeps tenants from seeing each other (isolation.md R9, R13, R14): to be so after every operation on a mailbox.

/** Pointers of an organization to its lists, in otherWellKnownObjects. */
const pointers = {
  globalAddressList: '89FB25B7DF784FC198A493E2E8A0EE7E',
  addressList: '9E444526CB6F4D5C9A59C9A84E26B627',
  offlineAddressBook: 'D22DFCC5B73645E99E16C9AD3D61F34F',
} as const;

/** GUIDs of pointers of a mailbox to its organization, and of an organization to itself. */
const owning = 'B7AE2ABCCBAD41A28973559FCA154DB0';
const self = 'CC016CF08DEF4EA4A05C9C54B198785A';

/**
 * Checks that every mailbox is in the lists of its own organization and in no other, looks names up below its organization
 * or itself only, and has the offline address book of its organization (known-faults.md A6).
 */
export async function requireVisibility({ directory }: { readonly directory: Directory }): Promise<void> {
  const organizations = new Map<string, Promise<Entry | undefined>>();
  const { domain } = await directory.contexts();
  for await (const mailbox of directory.search({ base: domain, filter: '(&(objectClass=user)(homeMDB=*))' })) {
    const start = target(mailbox, owning) ?? mailbox.dn;
    const known = organizations.get(start) ?? findOrganization(directory, start);
    organizations.set(start, known);
    const organization = await known;
    if (organization) requireOwnView(mailbox, organization);
  }
}

/** The organization at a name, or the nearest one above it. */
async function findOrganization(directory: Directory, name: string): Promise<Entry | undefined> {
  for (let at: string | undefined = name; at !== undefined; at = parentOf(at)) {
    const entry = await directory.find(at);
    if (entry && target(entry, self) !== undefined) return entry;
  }
  return undefined;
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

function pointed(organization: Entry, pointer: keyof typeof pointers): string | undefined {
  return target(organization, pointers[pointer]);
}

function target({ attributes }: Entry, guid: string): string | undefined {
  const start = `b:32:${guid.toLowerCase()}:`;
  const value = attributes['otherWellKnownObjects']?.find((text) => text.toLowerCase().startsWith(start));
  return value?.slice(start.length);
}

function sorted(names: readonly string[] = []): string[] {
  return names.map((name) => name.toLowerCase()).sort();
}
