import { books, read } from '@tenantry/engine';
import { domainController, guid, optional, organization, planName, record, text } from '@tenantry/schema';

import { selectHeldPlans } from './assignments.ts';
import { NoSuchCustomer, NoSuchPlan, PlanNotAvailable, PlanOfWrongType } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import { planFeatures } from './plan-fields.ts';
import { type ListedPlan, requireAvailable, requireFound, selectListedPlan } from './plans.ts';

interface Terms {
  readonly organizationPlan: OrganizationPlan | null;
  readonly plan: ListedPlan | null;
  readonly customerTypeName: string | null;
}

interface OrganizationPlan {
  readonly planName: string;
  readonly planDescription: string;
  readonly features: { readonly name: string; readonly value: string }[];
  readonly planOverrides: { readonly name: string; readonly value: string }[];
}

const readStatement = `
  select to_jsonb(held) as "organizationPlan", to_jsonb(wanted) as plan, u.type_name as "customerTypeName"
  from plans.customer c
  left join (${selectHeldPlans}) held on held.customer_id = c.customer_id and held.type_name = $3
  left join (${selectListedPlan}) wanted on true
  left join plans.customer u on u.customer_id = $4 and u.status = 'Enabled'
  where c.customer_id = $2
    and c.status = 'Enabled'`;

export const GetUserTerms_ = read({
  summary: 'Returns what decides what a user may be given: the plan of the organization and a plan that he is to have.',
  remarks:
    'GetPlansByCustomer, GetAssignablePlan_ and GetCustomerType_ in one question. Nothing is said of the plan for the user while the organization has none.',
  source: 'isolation.md R22',
  input: {
    organization: organization('Organization of the user.'),
    organizationPlanTypeName: text('Type of the plan of the organization.', { maxLength: 64 }),
    GUID: guid('GUID of the user.'),
    planName: planName('Plan that the user is to have.'),
    planTypeName: text('Type that this plan must be of.', { maxLength: 64 }),
    preferredDomainController: domainController(),
  },
  output: {
    organizationPlan: optional(
      record('Plan of the organization.', {
        planName: text('Name.'),
        planDescription: text('What the plan is for.'),
        features: planFeatures('Values of the plan, by name.'),
        planOverrides: planFeatures('Values that replace those of the plan for this organization.'),
      }),
    ),
    features: planFeatures('Values of the plan for the user, by name.'),
    customerTypeName: optional(text('Customer type of the user; none for who is no customer.')),
  },
  errors: [NoSuchCustomer, NoSuchPlan, PlanNotAvailable, PlanOfWrongType],

  async run({ input, use, place }) {
    const organization = await place('organization');
    const { planName, organizationPlanTypeName, GUID } = input;
    const parameters = [planName, organization.guid, organizationPlanTypeName, canonicalGuid(GUID)];
    const [terms] = await use(books).query<Terms>(readStatement, parameters);
    if (!terms) throw NoSuchCustomer(organization.path);
    if (!terms.organizationPlan) return { features: [] };

    const plan = requireFound(terms.plan ?? undefined, input);
    requireAvailable(plan, organization);
    const { planName: held, planDescription, features, planOverrides } = terms.organizationPlan;
    return {
      organizationPlan: { planName: held, planDescription, features, planOverrides },
      features: plan.features,
      ...(terms.customerTypeName === null ? {} : { customerTypeName: terms.customerTypeName }),
    };
  },
});
