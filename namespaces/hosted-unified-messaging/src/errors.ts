import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const noSuchObject = 0x80072030;
const invalidArgument = 0x80070057;
const exists = 0x80071392;
const hasChildren = 0x80131509;

export const NotSubscribed = error(
  'HOSTED_UM_NOT_SUBSCRIBED',
  noSuchObject,
  (organization) =>
    `${organization} has no plan for unified messaging. Call Subscribe first, or give planName to EnableCustomer.`,
);
export const NotEnabled = error(
  'HOSTED_UM_CUSTOMER_NOT_ENABLED',
  noSuchObject,
  (organization) => `${organization} has no dial plan of this service. Call EnableCustomer first.`,
);
export const AlreadyEnabled = error(
  'HOSTED_UM_CUSTOMER_ALREADY_ENABLED',
  exists,
  (organization) => `${organization} has a dial plan of this service already. Call DisableCustomer first.`,
);
export const StillEnabled = error(
  'HOSTED_UM_CUSTOMER_STILL_ENABLED',
  hasChildren,
  (organization) =>
    `${organization} still has a dial plan of this service. Call DisableCustomer, which also unsubscribes.`,
);
export const PlanOfWrongType = error(
  'HOSTED_UM_PLAN_OF_WRONG_TYPE',
  invalidArgument,
  (plan, type) => `The plan "${plan}" is of the type ${type} and not one for unified messaging. Name another plan.`,
);
export const NoOrganizationNamed = error(
  'HOSTED_UM_NO_ORGANIZATION_NAMED',
  invalidArgument,
  () => 'You must supply exactly one of path, organization and GUID.',
);
export const NotThatPlan = error(
  'HOSTED_UM_OTHER_PLAN',
  invalidArgument,
  (organization, held, named) =>
    `${organization} has the plan "${held}" and not "${named}". Leave planName out, or correct it.`,
);
export const PolicyNeeded = error(
  'HOSTED_UM_POLICY_NEEDED',
  invalidArgument,
  () => 'Neither generateUMMailboxPolicy nor umMailboxPolicy is given. Give one: users need a mailbox policy.',
);
