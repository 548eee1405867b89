import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const noSuchObject = 0x80072030;
const invalidArgument = 0x80070057;
const hasChildren = 0x80131509;

export const PlanWithoutSize = error(
  'HOSTED_EMAIL_PLAN_WITHOUT_SIZE',
  invalidArgument,
  (plan: string) =>
    `The plan "${plan}" has neither mailStore/megabytes nor dynamicQuota 1, so its organizations would never have room. Give one of them.`,
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

export const PlanValueInvalid = error(
  'HOSTED_EMAIL_PLAN_VALUE_INVALID',
  invalidArgument,
  (plan: string, feature: string, value: string) =>
    `The plan "${plan}" has "${value}" as ${feature}, which is not a value of that feature. Correct it with Managed Plans::ModifyPlan.`,
);

export const NotInitialized = error(
  'HOSTED_EMAIL_NOT_INITIALIZED',
  noSuchObject,
  (hosting: string) =>
    `The directory has no hosting organization called "${hosting}". Run Managed Hosting::InitializeADforHosting first, or correct hostingOU.`,
);

export const NoPlanAvailable = error(
  'HOSTED_EMAIL_NO_PLAN_AVAILABLE',
  noSuchObject,
  (organization: string) =>
    `${organization} may use no plan of type ExchUserHosting, so nothing says how large the mailbox is to be. Call AddAvailablePlans first.`,
);

export const NoDomain = error(
  'HOSTED_EMAIL_NO_DOMAIN',
  noSuchObject,
  (organization: string) =>
    `${organization} has no SMTP domain that the address could lie in. Call CreateSMTPDomain first, or give emailAddresses.`,
);

export const NoAliasInName = error(
  'HOSTED_EMAIL_NO_ALIAS_IN_NAME',
  invalidArgument,
  (name: string) =>
    `No alias can be made of the name "${name}": it has none of the letters a-z and digits. Give alias.`,
);

export const MailboxHasPlan = error(
  'HOSTED_EMAIL_MAILBOX_HAS_PLAN',
  0x80071392,
  (user: string, plan: string) =>
    `The mailbox of ${user} has the plan "${plan}" already and is one of ours. Use ChangeUserPlanAssignment to replace the plan.`,
);

export const NoMailbox = error(
  'HOSTED_EMAIL_NO_MAILBOX',
  noSuchObject,
  (user: string) => `${user} has no mailbox that could be adopted. CreateMailbox makes one.`,
);

export const VanityDomainTaken = error(
  'HOSTED_EMAIL_VANITY_DOMAIN_TAKEN',
  0x80071392,
  (domain: string) =>
    `The SMTP Domain ${domain} is not available: it is the vanity domain of another consumer. Choose another one.`,
);
export const NoPublicFolders = error(
  'HOSTED_EMAIL_NO_PUBLIC_FOLDERS',
  noSuchObject,
  (organization: string, plan: string) =>
    `The plan "${plan}" of ${organization} grants no space for public folders. Give it a plan with publicStore first.`,
);

export const NoFolderSpace = error(
  'HOSTED_EMAIL_NO_FOLDER_SPACE',
  noSuchObject,
  (organization: string) =>
    `${organization} has no space for public folders left. Delete a folder, or give the organization more with ReallocateOrganizationPublic.`,
);

export const FolderServerWithoutGrant = error(
  'HOSTED_EMAIL_FOLDER_SERVER_WITHOUT_GRANT',
  invalidArgument,
  (organization: string, server: string, granted: string) =>
    `${organization} has no space for public folders on "${server}". Leave the server out, or name ${granted}.`,
);

export const NotADomainOf = error(
  'HOSTED_EMAIL_NOT_A_DOMAIN_OF',
  noSuchObject,
  (domain: string, organization: string) =>
    `${organization} has no SMTP domain ${domain}. GetOrganizationDomains tells those that it has.`,
);
