import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const noSuchObject = 0x80072030;
const invalidArgument = 0x80070057;
const exists = 0x80071392;
const hasChildren = 0x80131509;

export const PlanOfWrongType = error(
  'HOSTED_EMAIL_PLAN_OF_WRONG_TYPE',
  noSuchObject,
  (plan: string, found: string, wanted: string) =>
    `The plan "${plan}" is of type ${found} and not valid for this operation, a type of ${wanted} is required.`,
);

export const PlanNotAvailable = error(
  'HOSTED_EMAIL_PLAN_NOT_AVAILABLE',
  noSuchObject,
  (plan: string, organization: string) =>
    `The plan "${plan}" is not available to ${organization}. Make it available with AddAvailablePlans, or take one that GetOrganizationAvailablePlans lists.`,
);

export const PlanWithoutSize = error(
  'HOSTED_EMAIL_PLAN_WITHOUT_SIZE',
  invalidArgument,
  (plan: string) =>
    `The plan "${plan}" has neither mailStore/megabytes nor dynamicQuota 1, so its organizations would never have room. Give one of them.`,
);

export const AlreadySubscribed = error(
  'HOSTED_EMAIL_ALREADY_SUBSCRIBED',
  exists,
  (organization: string, plan: string) =>
    `${organization} is subscribed with the plan "${plan}" already. Use ChangeOrganizationPlanAssignment to give it another one.`,
);

export const NotSubscribed = error(
  'HOSTED_EMAIL_NOT_SUBSCRIBED',
  noSuchObject,
  (organization: string) =>
    `${organization} is not subscribed to hosted e-mail. Call Subscribe or MailEnableTenant first.`,
);

export const NoUserPlan = error(
  'HOSTED_EMAIL_NO_USER_PLAN',
  noSuchObject,
  (user: string) => `${user} has no plan of type ExchUserHosting. CreateMailbox assigns one.`,
);

export const NoMailbox = error(
  'HOSTED_EMAIL_NO_MAILBOX',
  noSuchObject,
  (user: string) => `${user} has no hosted mailbox. Create one with CreateMailbox.`,
);

export const MailboxesLeft = error(
  'HOSTED_EMAIL_MAILBOXES_LEFT',
  hasChildren,
  (organization: string, count: string) =>
    `${organization} still has mailboxes: ${count}. Delete them before it is unsubscribed.`,
);

export const NoOrganizationNamed = error(
  'HOSTED_EMAIL_NO_ORGANIZATION_NAMED',
  invalidArgument,
  () => 'You must supply either an organization or GUID element.',
);

export const ObjectInDirectory = error(
  'HOSTED_EMAIL_OBJECT_IN_DIRECTORY',
  invalidArgument,
  (guid: string) =>
    `The object with GUID ${guid} was found in Active Directory. This GUID parameter should only be used when the corresponding Active Directory object has been deleted.`,
);

export const NotATenant = error(
  'HOSTED_EMAIL_NOT_A_TENANT',
  invalidArgument,
  (path: string) => `${path} belongs to no customer organization. Name a customer organization or one of its users.`,
);

export const StoreNameInvalid = error(
  'HOSTED_EMAIL_STORE_NAME_INVALID',
  invalidArgument,
  (store: string) => `"${store}" is no name of a mail store. Write SERVER\\StorageGroup\\MailStore.`,
);
