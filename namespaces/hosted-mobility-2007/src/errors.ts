import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const noSuchObject = 0x80072030;
const invalidArgument = 0x80070057;

export const NotSubscribed = error(
  'HOSTED_MOBILITY_NOT_SUBSCRIBED',
  noSuchObject,
  (organization: string) => `${organization} is not subscribed to hosted mobility. Call Subscribe first.`,
);
export const NoUserPlan = error(
  'HOSTED_MOBILITY_NO_USER_PLAN',
  noSuchObject,
  (user: string) => `${user} has no plan of type MobilityUserHosting. ChangeUserPlanAssignment gives one.`,
);
export const UsersLeft = error(
  'HOSTED_MOBILITY_USERS_LEFT',
  0x80131509,
  (organization: string, count: string) =>
    `${organization} still has users with a mobility plan: ${count}. Call RemoveUserPlanAssignment for them before it is unsubscribed.`,
);
export const PlanNameTooLong = error(
  'HOSTED_MOBILITY_PLAN_NAME_TOO_LONG',
  invalidArgument,
  (plan: string, maximum: string) =>
    `The plan "${plan}" has a policy, and a policy is called after its plan: the name may have ${maximum} characters, without a backslash. Choose a shorter one.`,
);
export const PlanValueInvalid = error(
  'HOSTED_MOBILITY_PLAN_VALUE_INVALID',
  invalidArgument,
  (plan: string, feature: string, value: string) =>
    `The plan "${plan}" has "${value}" as ${feature}, which is not a value of that feature. Correct it with Managed Plans::ModifyPlan.`,
);
export const TooManyPolicies = error(
  'HOSTED_MOBILITY_TOO_MANY_POLICIES',
  invalidArgument,
  (organization: string, maximum: string) =>
    `${organization} has as many policies of its own as its plan allows, ${maximum}. Delete one, or give it another plan.`,
);
export const ActiveSyncNotInPlan = error(
  'HOSTED_MOBILITY_ACTIVESYNC_NOT_IN_PLAN',
  invalidArgument,
  (user: string, plan: string) =>
    `The plan "${plan}" of ${user} is without ActiveSync. Give the user another plan with ChangeUserPlanAssignment.`,
);
export const NotInitialized = error(
  'HOSTED_MOBILITY_NOT_INITIALIZED',
  noSuchObject,
  () =>
    'The directory has no hosting organization. Run Managed Hosting::InitializeADforHosting and Hosted Email 2007::Initialize first.',
);
export const PolicyOfAPlan = error(
  'HOSTED_MOBILITY_POLICY_OF_A_PLAN',
  invalidArgument,
  (policy: string) =>
    `The policy "${policy}" belongs to a plan and is changed with it. Name a policy of the organization itself.`,
);
