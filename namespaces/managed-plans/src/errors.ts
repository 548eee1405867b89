import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const noSuchObject = 0x80072030;
const invalidArgument = 0x80070057;
const exists = 0x80071392;
const failed = 0x80004005;

export const CustomerNotNamed = error(
  'PLANS_CUSTOMER_NOT_NAMED',
  invalidArgument,
  () => 'You must supply either a path or GUID element, and not both.',
);
export const NoSuchCustomer = error(
  'PLANS_NO_SUCH_CUSTOMER',
  noSuchObject,
  (customer) =>
    `The Plan Manager has no customer record of ${customer}. It is made by Managed Plans::CreateCustomer, which the Create procedures of Hosted Active Directory call.`,
);
export const CustomerExists = error(
  'PLANS_CUSTOMER_EXISTS',
  exists,
  (customer) => `There is a customer record of ${customer} already. Use it, or delete it with DeleteCustomer first.`,
);
export const NoSuchPlan = error(
  'PLANS_NO_SUCH_PLAN',
  noSuchObject,
  (plan) => `There is no plan "${plan}". Plan names are compared exactly, case included; create it with CreatePlan.`,
);
export const PlanExists = error(
  'PLANS_PLAN_EXISTS',
  exists,
  (plan) => `There is a plan "${plan}" already. Choose another name, or change it with ModifyPlan.`,
);
export const PlanInUse = error(
  'PLANS_PLAN_IN_USE',
  failed,
  (plan) =>
    `The plan "${plan}" was given to a customer or is on a list of available plans. Disable it with ModifyPlan: then nobody gets it any more.`,
);
export const PlanOfWrongType = error(
  'PLANS_PLAN_OF_WRONG_TYPE',
  noSuchObject,
  (plan, found, wanted) =>
    `The plan "${plan}" is of type ${found} and not valid for this operation, a type of ${wanted} is required.`,
);
export const PlanOfWrongSubject = error(
  'PLANS_PLAN_OF_WRONG_SUBJECT',
  noSuchObject,
  (plan, subject, customer) =>
    `The plan "${plan}" is for customers of the kind ${subject}, which ${customer} is not. Choose a plan of another type.`,
);
export const PlanNotAvailable = error(
  'PLANS_PLAN_NOT_AVAILABLE',
  noSuchObject,
  (plan, organization, reason) =>
    `The plan "${plan}" is not available to ${organization}: ${reason}. Choose one that its list of available plans has enabled, or change the list.`,
);
export const PlanTypeTaken = error(
  'PLANS_PLAN_TYPE_TAKEN',
  exists,
  (customer, plan, type) =>
    `${customer} has the plan "${plan}" of type ${type} already. Use ChangeCustomerPlan to replace it.`,
);
export const PlanNotHeld = error(
  'PLANS_PLAN_NOT_HELD',
  noSuchObject,
  (customer, plan) => `${customer} does not have a plan ${plan}. GetPlansByCustomer tells which ones it has.`,
);
export const PlanNotNamed = error(
  'PLANS_PLAN_NOT_NAMED',
  invalidArgument,
  () => 'You must supply a planName or planTypeName element.',
);
export const PlanNotListed = error(
  'PLANS_PLAN_NOT_LISTED',
  noSuchObject,
  (plan, organization) =>
    `The list of available plans of ${organization} has no plan "${plan}". Add it with AddAvailablePlansToCustomer.`,
);
export const FeatureTwice = error(
  'PLANS_FEATURE_TWICE',
  invalidArgument,
  (feature) => `The feature "${feature}" is given twice. Give each feature once.`,
);
export const NoSuchFeatureType = error(
  'PLANS_NO_SUCH_FEATURE_TYPE',
  noSuchObject,
  (feature) =>
    `There is no feature type "${feature}". Create it with CreateFeatureType, or check the spelling: names are compared exactly.`,
);
export const NoSuchType = error(
  'PLANS_NO_SUCH_TYPE',
  noSuchObject,
  (kind, name) =>
    `There is no ${kind} type "${name}". The Initialize procedure of a service registers its types; names are compared exactly.`,
);
export const TypeCodeTaken = error(
  'PLANS_TYPE_CODE_TAKEN',
  exists,
  (kind, code, name) => `The code ${code} of a ${kind} type belongs to "${name}" already. Choose another code.`,
);
export const TypeTwice = error(
  'PLANS_TYPE_TWICE',
  invalidArgument,
  (kind, name) => `The ${kind} type "${name}" is given twice. Give each type once.`,
);
export const NoSuchService = error(
  'PLANS_NO_SUCH_SERVICE',
  noSuchObject,
  (service) => `There is no service "${service}". Run the Initialize procedure of its namespace first.`,
);
export const ServiceNameTaken = error(
  'PLANS_SERVICE_NAME_TAKEN',
  exists,
  (service) => `The name "${service}" belongs to a service with another id. Choose another name.`,
);
export const DependencyRing = error(
  'PLANS_DEPENDENCY_RING',
  invalidArgument,
  (service, other) => `"${service}" cannot depend on "${other}", which itself depends on it.`,
);
export const DependencyMissing = error(
  'PLANS_DEPENDENCY_MISSING',
  noSuchObject,
  (customer, service, missing) =>
    `${customer} cannot use ${service} before it is subscribed to ${missing}. Subscribe it there first.`,
);
export const NoSuchCategory = error(
  'PLANS_NO_SUCH_CATEGORY',
  noSuchObject,
  (category) => `There is no category "${category}". Create it with CreateCategory.`,
);
export const AssetExists = error(
  'PLANS_ASSET_EXISTS',
  exists,
  (customer, type, value) => `${customer} has an asset ${type} "${value}" already.`,
);
export const NoSuchAsset = error(
  'PLANS_NO_SUCH_ASSET',
  noSuchObject,
  (customer, type, value) => `${customer} has no asset ${type} ${value}. GetAssetsByCustomer tells which ones it has.`,
);
export const LimitReached = error(
  'PLANS_LIMIT_REACHED',
  failed,
  (organization, kind, limit) =>
    `${organization} cannot have one more of ${kind}: ${limit}. Delete some, or take a plan that allows more.`,
);
export const LimitBelowCount = error(
  'PLANS_LIMIT_BELOW_COUNT',
  failed,
  (organization, found, maximum) =>
    `${organization} has ${found}, and the plan allows ${maximum}. Delete some first, or take a plan that allows more.`,
);
