import { books, read } from '@tenantry/engine';
import { domainController, list, optional, pageMarks, pageOptions, record, text } from '@tenantry/schema';

import { planDescription } from './plan-fields.ts';
import type { PlanDetails } from './plans.ts';

const pageSizeDefault = 100;

const readStatement = `
  select d."planName", d."planTypeName", d."planDescription", d."planStatus", d."dateCreated", d."dateLastUpdated"
  from plans.plan_details d
  where ($1::text is null or d."planTypeName" = $1)
    and ($2::text is null or strpos(lower(d."planName"), lower($2)) > 0)
    and ($3::text is null or d."planName" collate "C" > $3)
  order by d."planName" collate "C"
  limit $4`;

export const ListPlans = read({
  summary: 'Lists all plans by name, page by page.',
  remarks: 'An addition of Tenantry. GetPlan tells the values of one.',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planTypeName: optional(text('Only plans of this type.', { maxLength: 64 })),
    preferredDomainController: domainController(),
    ...pageOptions,
  },
  output: { plans: list('plan', record('One plan.', planDescription)), ...pageMarks },

  async run({ input, use }) {
    const { planTypeName, searchText, cursor, pageSize = pageSizeDefault } = input;
    const after = cursor === undefined ? null : Buffer.from(cursor, 'base64url').toString();
    // One more than asked for tells whether there are more.
    const values = [planTypeName ?? null, searchText ?? null, after, pageSize + 1];
    const found = await use(books).query<Omit<PlanDetails, 'features'>>(readStatement, values);
    const plans = found.slice(0, pageSize);
    const last = found.length > pageSize ? plans.at(-1) : undefined;
    return { plans, ...(last ? { nextCursor: Buffer.from(last.planName).toString('base64url') } : {}) };
  },
});
