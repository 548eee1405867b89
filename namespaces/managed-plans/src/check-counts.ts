import { books, read } from '@tenantry/engine';
import { domainController, organization } from '@tenantry/schema';

import { LimitBelowCount } from './errors.ts';

// Waits for whoever is counting now.
const heldStatement = `
  select c.feature, c.used::float8 as used, plans.maximum_of(c.organization_id, c.feature)::float8 as maximum
  from plans.item_count c
  where c.organization_id = $1
  order by c.feature
  for update`;

export const CheckCounts_ = read({
  summary: 'Refuses when an organization has more of something than its plans allow.',
  remarks: 'For whoever has just changed a plan of the organization.',
  source: 'design.md 11',
  input: {
    organization: organization('Organization to look at.'),
    preferredDomainController: domainController(),
  },
  errors: [LimitBelowCount],

  async run({ input, use, place }) {
    const { guid } = await place('organization');
    const rows = await use(books).query<{ feature: string; used: number; maximum: number | null }>(heldStatement, [
      guid,
    ]);
    for (const { feature, used, maximum } of rows) {
      if (maximum === null || used <= maximum) continue;
      throw LimitBelowCount(input.organization, `${used} of ${feature.replace(/^.*\//, '')}`, String(maximum));
    }
    return {};
  },
});
