import { books, write } from '@tenantry/engine';
import { domainController, organization, record } from '@tenantry/schema';

import { GrantNotFound, NoRankedResources, ReleasedTooMuch, SpaceLimitReached } from './errors.ts';
import { changeReservations, holdGrants, reservationChange, revertReservations } from './grants.ts';
import { grantLock } from './keys.ts';
import { noRoom } from './room.ts';
import { megabytes, megabytesChange } from './store-fields.ts';
import { kilobytesOf, megabytesTaken } from './units.ts';

const choosePublicStore = 'select resource_manager.choose_public_store($1, $2)::text as "storeId"';

export const ReallocateOrganizationPublic = write({
  summary: 'Changes the public folder grant of an organization.',
  source: 'exchange-2007-resource-manager.yaml (dd278570)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization whose grant changes.'),
    publicStore: record('What changes.', {
      megabytes: megabytesChange('Change of the grant; space in use cannot be taken back.'),
    }),
    preferredDomainController: domainController(),
  },
  output: { megabytes: megabytes('Grant now.') },
  errors: [GrantNotFound, NoRankedResources, ReleasedTooMuch, SpaceLimitReached],
  changes: books,
  locks: ({ organization: path }) => [grantLock(path)],

  async prepare({ input, use, place }) {
    const { guid } = await place('organization');
    const kilobytes = kilobytesOf(input.publicStore.megabytes);
    const [grant] = await holdGrants(use(books), guid, 'public');
    if (!grant) throw GrantNotFound(input.organization, 'any public folder store');

    const unused = Math.max(0, grant.reserved - grant.used);
    if (-kilobytes > unused) throw ReleasedTooMuch(input.organization, String(unused), String(-kilobytes));
    if (kilobytes > 0) {
      const [chosen] = await use(books).query<{ storeId: string | null }>(choosePublicStore, [guid, kilobytes]);
      if (!chosen?.storeId) throw await noRoom(use(books), 'public', { organization: guid, kilobytes });
    }
    return { guid, changes: [reservationChange(grant.storeId, kilobytes)], granted: grant.granted + kilobytes };
  },

  async apply({ use }, { guid, changes, granted }) {
    await changeReservations(use(books), guid, changes);
    return { megabytes: megabytesTaken(granted) };
  },

  async undo({ use }, { guid, changes }) {
    await revertReservations(use(books), guid, changes);
  },
});
