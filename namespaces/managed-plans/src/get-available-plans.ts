import { books, read } from '@tenantry/engine';
import { domainController, list, optional, organization, record, text } from '@tenantry/schema';

import { planDescription } from './plan-fields.ts';
import type { PlanDetails } from './plans.ts';

const readStatement = `
  select d."planName", d."planTypeName", d."planDescription", d."dateCreated", d."dateLastUpdated",
    case when d."planStatus" = 'Enabled' then a.status else 'Disabled' end as "planStatus"
  from plans.available_plan a
  join plans.plan_details d using (plan_id)
  where a.organization_id = $1
    and ($2::text is null or d."planTypeName" = $2)
  order by d."planName" collate "C"`;

export const GetAvailablePlans_ = read({
  summary: 'Lists the plans that the users of an organization may get, switched off ones too.',
  remarks: 'planStatus is the status of the entry; it is Disabled too when the plan itself is disabled.',
  input: {
    organization: organization('Organization that has the list.'),
    planTypeName: optional(text('Only plans of this type.', { maxLength: 64 })),
    preferredDomainController: domainController(),
  },
  output: { availablePlans: list('plan', record('One plan, ordered by name.', planDescription)) },
  async run({ input, use, place }) {
    const { guid } = await place('organization');
    const availablePlans = await use(books).query<Omit<PlanDetails, 'features'>>(readStatement, [
      guid,
      input.planTypeName ?? null,
    ]);
    return { availablePlans };
  },
});
