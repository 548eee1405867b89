import { books, write } from '@tenantry/engine';
import { domainController, optional, organization } from '@tenantry/schema';

import { chooseGrant } from './choose-grant.ts';
import { NoRankedResources, ReleasedTooMuch, SpaceLimitReached } from './errors.ts';
import {
  changeReservations,
  type Grant,
  holdGrants,
  type ReservationChange,
  reservationChange,
  revertReservations,
} from './grants.ts';
import { grantLock } from './keys.ts';
import { algorithm, flag, megabytes } from './store-fields.ts';
import { kilobytesOf } from './units.ts';

export const SetOrganizationMail_ = write({
  summary: 'Brings the mail reservation of an organization to the size that its plan wants.',
  remarks:
    'More space is chosen as in AllocateOrganization. Less is taken first where it is unused; with dynamicQuota the reservation may also end below what is used, which then counts as grown.',
  input: {
    organization: organization('Organization whose plan changes.'),
    megabytes: megabytes('Reservation on all mail stores together.'),
    dynamicQuota: flag('1: the grant may be larger than the reservation.'),
    algorithm: optional(algorithm('How stores are chosen; as in AllocateOrganization.')),
    shared: optional(flag('1: stores for several organizations. 0: stores for this one only.')),
    preferredDomainController: domainController(),
  },
  errors: [NoRankedResources, ReleasedTooMuch, SpaceLimitReached],
  changes: books,
  locks: ({ organization: path }) => [grantLock(path)],

  async prepare({ input, use, place }) {
    const { guid } = await place('organization');
    const { algorithm: spread, shared, dynamicQuota } = input;
    const grants = await holdGrants(use(books), guid, 'mail');
    const more = kilobytesOf(input.megabytes) - grants.reduce((sum, { reserved }) => sum + reserved, 0);
    if (more > 0) {
      const wish = { organization: guid, kilobytes: more, algorithm: spread, shared };
      return { guid, changes: await chooseGrant(use(books), wish) };
    }
    const { changes, left } = giveBack(grants, -more, dynamicQuota === 1);
    if (left > 0) throw ReleasedTooMuch(input.organization, String(-more - left), String(-more));
    return { guid, changes };
  },

  async apply({ use }, { guid, changes }) {
    await changeReservations(use(books), guid, changes);
    return {};
  },

  async undo({ use }, { guid, changes }) {
    await revertReservations(use(books), guid, changes);
  },
});

/** Takes unused space first, where there is most of it; then, if it may, space in use. */
function giveBack(
  grants: readonly Grant[],
  kilobytes: number,
  dynamic: boolean,
): { readonly changes: ReservationChange[]; readonly left: number } {
  const unused = (grant: Grant) => Math.max(0, grant.reserved - grant.used);
  const taken = new Map<string, number>();
  let left = kilobytes;
  for (const inUse of dynamic ? [false, true] : [false]) {
    for (const grant of [...grants].sort((one, other) => unused(other) - unused(one))) {
      const already = taken.get(grant.storeId) ?? 0;
      const share = Math.min(left, (inUse ? grant.reserved : unused(grant)) - already);
      if (share <= 0) continue;
      taken.set(grant.storeId, already + share);
      left -= share;
    }
  }
  return { changes: [...taken].map(([storeId, share]) => reservationChange(storeId, -share)), left };
}
