import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const invalidArgument = 0x80070057;
const noSuchObject = 0x80072030;
const stillActive = 0x80131509;

export const PlanOfWrongType = error(
  'HOSTED_DIRECTORY_PLAN_OF_WRONG_TYPE',
  noSuchObject,
  (plan: string, found: string) =>
    `The plan "${plan}" is of type ${found} and not valid for this operation, a type of ADBusinessOrg or ADConsumerOrg is required.`,
);

export const NotSubscribed = error(
  'HOSTED_DIRECTORY_NOT_SUBSCRIBED',
  noSuchObject,
  (organization: string) => `${organization} has no plan of Active Directory. Subscribe it first.`,
);

export const StillSubscribed = error(
  'HOSTED_DIRECTORY_STILL_SUBSCRIBED',
  stillActive,
  (organization: string, plan: string) =>
    `${organization} still has the plan "${plan}" of another service, which rests on Active Directory. Unsubscribe it there first.`,
);

export const PlanTypeUnknown = error(
  'HOSTED_DIRECTORY_PLAN_TYPE_UNKNOWN',
  invalidArgument,
  (type: string) => `"${type}" is no plan type of Active Directory. Give ADBusinessOrg or ADConsumerOrg.`,
);

export const SubscribedAlready = error(
  'HOSTED_DIRECTORY_SUBSCRIBED_ALREADY',
  0x80071392,
  (organization: string, plan: string) =>
    `${organization} has the plan "${plan}" already. Use ChangeOrganizationPlanAssignment to replace it.`,
);
