import type { Directory, Entry } from './directory.ts';
import { sameDn } from './distinguished-name.ts';
import { wellKnown, wellKnownObject } from './well-known.ts';

/** What to look for among the objects of an organization. */
export interface OwnSearch {
  readonly organization: { readonly path: string; readonly type: 'hosting' | 'reseller' | 'customer' };
  readonly filter: string;
  readonly attributes: readonly string[];
}

const pointers = 'otherWellKnownObjects';
const containers = '(|(objectClass=organizationalUnit)(objectClass=container))';

/** Entries that belong to an organization itself: those of the organizations below it are not read. */
export async function* searchOwn(directory: Directory, { organization, ...search }: OwnSearch): AsyncIterable<Entry> {
  const attributes = [...new Set([...search.attributes, pointers])];
  const { dn } = await directory.read(organization.path, ['cn']);
  for await (const { base, scope } of placesOf(directory, dn, organization.type)) {
    for await (const entry of directory.search({ base, scope, filter: search.filter, attributes })) {
      const owner = wellKnownObject(entry.attributes, wellKnown.owningOrganization);
      if (owner === undefined || sameDn(owner, dn)) yield entry;
    }
  }
}

/** A customer has no organization below it; of the others each container is a place of its own. */
async function* placesOf(
  directory: Directory,
  dn: string,
  type: OwnSearch['organization']['type'],
): AsyncIterable<{ readonly base: string; readonly scope: 'one' | 'subtree' }> {
  if (type === 'customer') {
    yield { base: dn, scope: 'subtree' };
    return;
  }
  for (let level = [dn]; level.length > 0; ) {
    const below: string[] = [];
    for (const base of level) {
      yield { base, scope: 'one' };
      for await (const entry of directory.search({ base, scope: 'one', filter: containers, attributes: [pointers] })) {
        if (wellKnownObject(entry.attributes, wellKnown.self) === undefined) below.push(entry.dn);
      }
    }
    level = below;
  }
}
