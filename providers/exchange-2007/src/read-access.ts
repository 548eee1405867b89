import { type Directory, sidOf } from '@tenantry/directory';

import { NotAPrincipal } from './errors.ts';

/** Extended rights by what they open (exchange-directory-model.md 4). */
export const extendedRights = {
  openAddressList: 'a1990816-4298-11d1-ade2-00c04fd8d5cd',
  downloadOfflineAddressBook: 'bd919c7c-2d79-4950-bc9c-e16fd99285e8',
} as const;

/** List Contents, Read Properties, List Object, Read Permissions: what generic read and execute stand for. */
const read = 'LCRPLORC';

/**
 * Security descriptor that lets principals read a list.
 * @param right extended right that they get as well
 * @returns undefined when there is nobody to be let in
 */
export async function readAccessFor(
  directory: Directory,
  readers: readonly string[] | undefined,
  right: (typeof extendedRights)[keyof typeof extendedRights],
): Promise<string | undefined> {
  if (!readers || readers.length === 0) return undefined;
  const entries: string[] = [];
  for (const reader of readers) {
    const { path, attributes } = await directory.read(reader, ['objectSid']);
    const octets = attributes['objectSid']?.[0];
    if (octets === undefined) throw NotAPrincipal(path);
    const sid = sidOf(octets);
    entries.push(`(A;;${read};;;${sid})(OA;;CR;${right};;${sid})`);
  }
  return `D:${entries.join('')}`;
}
