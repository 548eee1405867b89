import { type Books, books, write } from '@tenantry/engine';
import { attribute, domainController, list, oneOf, optional, organization, record } from '@tenantry/schema';

import { chooseGrant } from './choose-grant.ts';
import {
  GrantExists,
  GrantInUse,
  GrantNotFound,
  NoRankedResources,
  NothingToChange,
  ReleasedTooMuch,
  SeveralStores,
  SpaceLimitReached,
  StoreNotRegistered,
  StoreTwice,
  StoreUnavailable,
} from './errors.ts';
import {
  changeReservations,
  type Grant,
  holdGrants,
  listGrants,
  type ReservationChange,
  reservationChange,
  revertReservations,
} from './grants.ts';
import { holdNamedStores, type NamedShare, readOpenStore } from './hold-named-stores.ts';
import { grantLock } from './keys.ts';
import { algorithm, flag, mailStoreName, megabytes, megabytesChange, serverName } from './store-fields.ts';
import { holdStores, readNamedStore } from './stores.ts';
import { kilobytesOf, megabytesTaken } from './units.ts';

export const ReallocateOrganizationMailNoMove = write({
  summary: 'Changes the mail grant of an organization without moving mailboxes.',
  remarks: 'All or nothing. Space in use cannot be taken back.',
  source: 'exchange-2007-resource-manager.yaml (dd251782, dd278791, dd251825), known-faults.md B7, B9',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization whose grant changes.'),
    mailStore: record('What changes.', {
      algorithm: optional(
        attribute(algorithm('How stores are chosen; as in AllocateOrganization. Used only without sourceMailStores.')),
      ),
      megabytes: optional(
        megabytesChange(
          'Change of the grant. Negative only while exactly one mail store is granted. Ignored with sourceMailStores.',
        ),
      ),
      shared: optional(flag('1: stores for several organizations. 0: stores for this one only.')),
      sourceMailStores: optional(
        list(
          'sourceMailStore',
          record('One store.', {
            op: optional(
              attribute(
                oneOf(
                  ['allocate', 'deallocate'],
                  'allocate: a first grant on this store. deallocate: the store is given back. Without it the grant changes.',
                ),
              ),
            ),
            serverName,
            mailStoreName,
            megabytes: optional(megabytesChange('Change on this store; ignored with deallocate.')),
          }),
          { sentence: 'Stores to change; the choice is not automatic then.' },
        ),
      ),
    }),
    preferredDomainController: domainController(),
  },
  output: {
    mailStore: record('What the organization has now.', {
      sourceMailStores: list(
        'sourceMailStore',
        record('One store.', { serverName, mailStoreName, megabytes: megabytes('Space granted on this store.') }),
      ),
    }),
  },
  errors: [
    GrantExists,
    GrantInUse,
    GrantNotFound,
    NoRankedResources,
    NothingToChange,
    ReleasedTooMuch,
    SeveralStores,
    SpaceLimitReached,
    StoreNotRegistered,
    StoreTwice,
    StoreUnavailable,
  ],
  changes: books,
  locks: ({ organization: path }) => [grantLock(path)],

  async prepare({ input, use, place }) {
    const { guid } = await place('organization');
    const { sourceMailStores = [], megabytes: change, ...how } = input.mailStore;
    const grants = await holdGrants(use(books), guid, 'mail');
    if (sourceMailStores.length > 0) {
      return {
        guid,
        changes: await changeNamed(use(books), { guid, path: input.organization, grants }, sourceMailStores),
      };
    }
    if (change === undefined || change === 0) throw NothingToChange('mailStore/megabytes, mailStore/sourceMailStores');
    if (change > 0) {
      const wish = { organization: guid, kilobytes: kilobytesOf(change), ...how };
      return { guid, changes: await chooseGrant(use(books), wish) };
    }
    return { guid, changes: [shrinkOnly({ guid, path: input.organization, grants }, kilobytesOf(-change))] };
  },

  async apply({ use }, { guid, changes }) {
    await changeReservations(use(books), guid, changes);
    const grants = await listGrants(use(books), guid, 'mail');
    const sourceMailStores = grants.map(({ server, name, granted }) => ({
      serverName: server,
      mailStoreName: name,
      megabytes: megabytesTaken(granted),
    }));
    return { mailStore: { sourceMailStores } };
  },

  async undo({ use }, { guid, changes }) {
    await revertReservations(use(books), guid, changes);
  },
});

interface Holder {
  readonly guid: string;
  readonly path: string;
  readonly grants: readonly Grant[];
}

interface NamedChange {
  readonly op?: 'allocate' | 'deallocate';
  readonly serverName: string;
  readonly mailStoreName: string;
  readonly megabytes?: number;
}

/** Gives back space of the only store. */
function shrinkOnly({ path, grants }: Holder, kilobytes: number): ReservationChange {
  const [grant] = grants;
  if (!grant) throw GrantNotFound(path, 'any mail store');
  if (grants.length > 1) throw SeveralStores(path, String(grants.length));
  return shrink(path, grant, kilobytes);
}

function shrink(path: string, grant: Grant, kilobytes: number): ReservationChange {
  const unused = Math.max(0, grant.reserved - grant.used);
  if (kilobytes > unused) throw ReleasedTooMuch(`${path} on "${grant.name}"`, String(unused), String(kilobytes));
  return reservationChange(grant.storeId, -kilobytes);
}

async function changeNamed(from: Books, holder: Holder, named: readonly NamedChange[]): Promise<ReservationChange[]> {
  const given: ReservationChange[] = [];
  const taken: NamedShare[] = [];
  const seen = new Set<string>();
  for (const change of named) {
    const { op, serverName: server, mailStoreName: name } = change;
    const { storeId } = await readNamedStore(from, { kinds: ['mail', 'consumer'], server, name });
    if (seen.has(storeId)) throw StoreTwice(name, server);
    seen.add(storeId);
    const grant = holder.grants.find((each) => each.storeId === storeId);
    const kilobytes = kilobytesOf(change.megabytes ?? 0);
    if (op === 'deallocate') given.push(giveBack(holder.path, grant, name));
    else if (kilobytes < 0) given.push(shrink(holder.path, requireGrant(holder.path, grant, name), -kilobytes));
    else taken.push(await grow(from, { holder, grant, change, kilobytes }));
  }
  await holdStores(from, [...seen]);
  return [...given, ...(await holdNamedStores(from, holder.guid, taken))];
}

/** Takes a store away from the organization. */
function giveBack(path: string, found: Grant | undefined, name: string): ReservationChange {
  const grant = requireGrant(path, found, name);
  if (grant.consumers > 0) throw GrantInUse(path, String(grant.consumers), '0');
  return reservationChange(grant.storeId, -grant.reserved);
}

async function grow(
  from: Books,
  {
    holder,
    grant,
    change,
    kilobytes,
  }: { holder: Holder; grant: Grant | undefined; change: NamedChange; kilobytes: number },
): Promise<NamedShare> {
  const { op, serverName: server, mailStoreName: name } = change;
  if (op === 'allocate' && grant && grant.reserved > 0) throw GrantExists(holder.path, name);
  if (op === undefined) requireGrant(holder.path, grant, name);
  return { store: await readOpenStore(from, holder.guid, { kind: 'mail', server, name }), kilobytes };
}

function requireGrant(path: string, grant: Grant | undefined, name: string): Grant {
  if (!grant) throw GrantNotFound(path, `"${name}"`);
  return grant;
}
