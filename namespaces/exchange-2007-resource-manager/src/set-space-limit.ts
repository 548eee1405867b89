import { books, type OrganizationPlace, write } from '@tenantry/engine';
import { domainController, optional, organization } from '@tenantry/schema';

import { LimitBelowGrants, SpaceLimitReached } from './errors.ts';
import { grantLock } from './keys.ts';
import { holdAllSpace, holdLimit, holdSpace, readUse, removeLimit, writeLimit } from './space-limits.ts';
import { megabytes } from './store-fields.ts';
import { kilobytesOf } from './units.ts';

export const SetSpaceLimit_ = write({
  summary: 'Says how much space an organization and those below it may be granted together.',
  remarks:
    'An addition of Tenantry. Reservations and what has grown by itself count, on mail and public stores; consumer mailboxes do not. Exact under any number of callers: the limit is held while space is chosen.',
  source: 'design.md 11',
  input: {
    organization: organization(
      'Organization whose plan says so. From now on what it has counts for those above it, too.',
    ),
    megabytes: optional(megabytes('Most space. Without it only the limits of those above count.')),
    preferredDomainController: domainController(),
  },
  errors: [LimitBelowGrants, SpaceLimitReached],
  changes: books,
  locks: ({ organization: path }) => [grantLock(path)],

  async prepare({ input, use, place }) {
    const { guid, organization: owner } = await place('organization');
    await holdSpace(use(books), guid);
    if (input.megabytes !== undefined) await holdAllSpace(use(books));
    const before = (await holdLimit(use(books), guid)) ?? null;
    const kilobytes = input.megabytes === undefined ? null : kilobytesOf(input.megabytes);
    return { before, limit: { organization: guid, line: lineOf(owner), kilobytes } };
  },

  async apply({ input, use }, { limit }) {
    await writeLimit(use(books), limit);
    // Only now it is known which limits there are.
    await holdSpace(use(books), limit.organization);
    const { granted, left } = await readUse(use(books), limit.organization);
    if (limit.kilobytes !== null && granted > limit.kilobytes) {
      throw LimitBelowGrants(input.organization, String(granted), String(limit.kilobytes));
    }
    if (left !== null && left < 0) throw SpaceLimitReached(String(granted), String(granted + left));
    return {};
  },

  async undo({ use }, { before, limit }) {
    if (before) await writeLimit(use(books), before);
    else await removeLimit(use(books), limit.organization);
  },
});

function lineOf(owner: OrganizationPlace | undefined): string[] {
  return owner === undefined ? [] : [owner.guid, ...lineOf(owner.parent)];
}
