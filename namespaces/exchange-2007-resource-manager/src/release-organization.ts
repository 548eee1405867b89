import { books, write } from '@tenantry/engine';
import { guid } from '@tenantry/schema';

import { GrantInUse } from './errors.ts';
import { changeReservations, type Grant, holdGrants, reservationChange, revertReservations } from './grants.ts';
import { canonicalGuid } from './guids.ts';

export const ReleaseOrganization_ = write({
  summary: 'Takes back all stores granted to an organization, whether it exists or not.',
  input: { orgGUID: guid('Organization that has or had the stores.') },
  errors: [GrantInUse],
  changes: books,

  async prepare({ input, use }) {
    const organization = canonicalGuid(input.orgGUID);
    const grants = await holdGrants(use(books), organization);
    const [mailboxes, folders] = [consumersOf(grants, 'mail'), consumersOf(grants, 'public')];
    if (mailboxes + folders > 0) throw GrantInUse(organization, String(mailboxes), String(folders));
    return { organization, changes: grants.map(({ storeId, reserved }) => reservationChange(storeId, -reserved)) };
  },

  async apply({ use }, { organization, changes }) {
    await changeReservations(use(books), organization, changes);
    return {};
  },

  async undo({ use }, { organization, changes }) {
    await revertReservations(use(books), organization, changes);
  },
});

function consumersOf(grants: readonly Grant[], kind: 'mail' | 'public'): number {
  return grants.filter((grant) => grant.kind === kind).reduce((sum, { consumers }) => sum + consumers, 0);
}
