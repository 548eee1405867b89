import type { Directory, Entry } from './directory.ts';
import { sameDn } from './distinguished-name.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';
import { wellKnown, wellKnownObject } from './well-known.ts';

/** What to look for among the objects of an organization. */
export interface OwnSearch {
  readonly organization: { readonly path: string; readonly type: 'hosting' | 'reseller' | 'customer' };
  readonly filter: string;
  readonly attributes: readonly string[];
  /** What the filter cannot say. */
  readonly keeps?: (entry: Entry) => boolean;
}

const pointers = 'otherWellKnownObjects';
const containers = '(|(objectClass=organizationalUnit)(objectClass=container))';

/** A page of the entries that belong to an organization itself: those of the organizations below it are not read. */
export async function pageOfOwn(
  directory: Directory,
  { organization, filter, attributes, keeps = () => true }: OwnSearch,
  page: PageRequest,
): Promise<Page> {
  const { dn } = await directory.read(organization.path, ['cn']);
  const search = {
    places: await placesOf(directory, dn, organization.type),
    filter,
    attributes: [...new Set([...attributes, pointers])],
    keeps: (entry: Entry) => {
      const owner = wellKnownObject(entry.attributes, wellKnown.owningOrganization);
      return (owner === undefined || sameDn(owner, dn)) && keeps(entry);
    },
  };
  return pageOf(directory, search, page);
}

/** A customer has no organization below it; of the others each container is a place of its own. */
async function placesOf(
  directory: Directory,
  dn: string,
  type: OwnSearch['organization']['type'],
): Promise<{ readonly base: string; readonly scope: 'one' | 'subtree' }[]> {
  if (type === 'customer') return [{ base: dn, scope: 'subtree' }];
  const places: { readonly base: string; readonly scope: 'one' }[] = [];
  for (let level = [dn]; level.length > 0; ) {
    const below: string[] = [];
    for (const base of level) {
      places.push({ base, scope: 'one' });
      for await (const entry of directory.search({ base, scope: 'one', filter: containers, attributes: [pointers] })) {
        if (wellKnownObject(entry.attributes, wellKnown.self) === undefined) below.push(entry.dn);
      }
    }
    level = below;
  }
  return places;
}
