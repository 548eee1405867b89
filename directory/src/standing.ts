import type { OrganizationPlace, Place, Role, Standing } from '@tenantry/engine/host';

import type { Directory, Entry } from './directory.ts';
import { isBelow, normalizeDn, parentOf, sameDn, splitDn, valueOf } from './distinguished-name.ts';
import { escapeFilter } from './filter.ts';
import { identify } from './identify.ts';
import { entryLock, readLdapPath } from './ldap-path.ts';
import { wellKnown, wellKnownObject } from './well-known.ts';

const attributes = ['objectClass', 'otherWellKnownObjects'];
/** Groups inside groups are followed so far. */
const nestingMaximum = 8;
const organizationTypes = ['hosting', 'reseller', 'customer'] as const;

/** Who stands where, read from the directory: organizations by their pointers, roles by membership in their groups. */
export const standing: Standing = {
  async locate(path, view) {
    const directory = directoryOf(view);
    const name = readLdapPath(path);
    // What stands above a name need not wait for the entry.
    const [entry] = await Promise.all([
      directory.find(path, attributes),
      name.kind === 'dn' ? lookAbove(directory, name.dn) : undefined,
    ]);
    if (!entry) return undefined;
    if (name.kind !== 'dn') await lookAbove(directory, entry.dn);
    return placeOf(directory, entry);
  },

  lockOf: entryLock,

  async identify(identity, organization, view) {
    const directory = directoryOf(view);
    const places: Place[] = [];
    for (const entry of await identify(directory, identity, { organization: organization.path, attributes })) {
      const place = await placeOf(directory, entry);
      if (place.organization?.guid === organization.guid) places.push(place);
    }
    return places;
  },

  async root(view) {
    const directory = directoryOf(view);
    const { domain } = await directory.contexts();
    if (domain === '') return undefined;
    const filter = '(&(objectClass=organizationalUnit)(otherWellKnownObjects=*))';
    for await (const entry of directory.search({ base: domain, scope: 'one', filter, attributes })) {
      const organization = await organizationAt(directory, entry);
      if (organization?.type === 'hosting') return organization;
    }
    return undefined;
  },

  async roleAt(trustee, organization, view) {
    const directory = directoryOf(view);
    const user = await directory.find(trustee, attributes);
    if (!user) return undefined;
    const groups = await groupsOf(directory, user.dn);
    let isCsr = false;
    for (const each of upwards(organization)) {
      const { attributes: own } = await directory.read(each.path, attributes);
      if (isAmong(groups, wellKnownObject(own, wellKnown.admins))) return administratorOf[each.type];
      isCsr ||= isAmong(groups, wellKnownObject(own, wellKnown.csrAdmins));
    }
    if (isCsr) return 'CSRAdmins';
    const place = await placeOf(directory, user);
    return place.organization?.guid === organization.guid ? 'Users' : undefined;
  },
};

const administratorOf: Readonly<Record<OrganizationPlace['type'], Role>> = {
  hosting: 'DomainAdmin',
  reseller: 'OrgCreators',
  customer: 'UserCreators',
};

// The engine hands back what the driver gave it as the view of the request.
function directoryOf(view: unknown): Directory {
  return view as Directory;
}

async function placeOf(directory: Directory, entry: Entry): Promise<Place> {
  const owner = wellKnownObject(entry.attributes, wellKnown.owningOrganization);
  const organization = await nearestOrganization(
    directory,
    owner === undefined ? entry : await directory.find(owner, attributes),
  );
  return { path: entry.path, guid: entry.guid, kinds: kindsOf(entry), organization };
}

const recipientClasses = { user: 'user', group: 'group', contact: 'contact' } as const;

function kindsOf({ attributes: own }: Entry): Place['kinds'] {
  const classes = (own['objectClass'] ?? []).map((name) => name.toLowerCase());
  const isUnit = classes.includes('organizationalunit');
  const recipients = Object.values(recipientClasses).filter(
    (name) => classes.includes(name) && !classes.includes('computer'),
  );
  return [
    'entry',
    ...(isUnit || classes.includes('container') || classes.includes('domain') || classes.includes('domaindns')
      ? (['container'] as const)
      : []),
    ...(isUnit && wellKnownObject(own, wellKnown.self) !== undefined ? (['organization'] as const) : []),
    ...recipients,
    ...(recipients.length > 0 ? (['recipient'] as const) : []),
  ];
}

/** The organization that an entry is, or the nearest one above it. */
async function nearestOrganization(
  directory: Directory,
  entry: Entry | undefined,
): Promise<OrganizationPlace | undefined> {
  const { domain } = await directory.contexts();
  for (let at = entry; at; ) {
    const organization = await organizationAt(directory, at);
    if (organization) return organization;
    const above = parentOf(at.dn);
    // The domain itself and what is above it belong to nobody.
    at = above === undefined || sameDn(above, domain) ? undefined : await directory.find(above, attributes);
  }
  return undefined;
}

/** Asks for all units above at once: the directory of the engine knows them when they are wanted one after the other. */
async function lookAbove(directory: Directory, dn: string): Promise<void> {
  const { domain } = await directory.contexts();
  for (let above = parentOf(dn); above !== undefined && isBelow(above, domain); above = parentOf(above)) {
    directory.find(above, attributes).catch(() => undefined);
  }
}

/** The organization that an entry itself is. */
async function organizationAt(directory: Directory, entry: Entry): Promise<OrganizationPlace | undefined> {
  const self = wellKnownObject(entry.attributes, wellKnown.self);
  const typeDn = wellKnownObject(entry.attributes, wellKnown.type);
  if (self === undefined || typeDn === undefined || !sameDn(self, entry.dn)) return undefined;
  const name = valueOf(splitDn(typeDn)[0] ?? '').toLowerCase();
  const type = organizationTypes.find((each) => each === name);
  if (!type) return undefined;
  // Nothing stands above the hoster.
  const parent = type === 'hosting' ? undefined : await parentOrganization(directory, entry);
  return { path: entry.path, guid: entry.guid, type, parent };
}

async function parentOrganization(directory: Directory, entry: Entry): Promise<OrganizationPlace | undefined> {
  const pointer = wellKnownObject(entry.attributes, wellKnown.parent);
  const above = pointer ?? parentOf(entry.dn);
  if (above === undefined || sameDn(above, entry.dn)) return undefined;
  return nearestOrganization(directory, await directory.find(above, attributes));
}

function* upwards(organization: OrganizationPlace): Iterable<OrganizationPlace> {
  for (let at: OrganizationPlace | undefined = organization; at; at = at.parent) yield at;
}

/** Names of all groups that an entry is in, directly or through others. */
async function groupsOf(directory: Directory, dn: string): Promise<Set<string>> {
  const { domain } = await directory.contexts();
  const found = new Set<string>();
  let level = [dn];
  for (let depth = 0; depth < nestingMaximum && level.length > 0; depth++) {
    const members = level.map((each) => `(member=${escapeFilter(each)})`).join('');
    const filter = `(&(objectClass=group)(|${members}))`;
    level = [];
    for await (const group of directory.search({ base: domain, filter, attributes: ['cn'] })) {
      const name = normalizeDn(group.dn);
      if (found.has(name)) continue;
      found.add(name);
      level.push(group.dn);
    }
  }
  return found;
}

function isAmong(groups: ReadonlySet<string>, dn: string | undefined): boolean {
  return dn !== undefined && groups.has(normalizeDn(dn));
}
