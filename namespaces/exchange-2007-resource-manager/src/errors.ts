import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const noSuchObject = 0x80072030;
const invalidArgument = 0x80070057;
const exists = 0x80071392;
const failed = 0x80004005;

export const NoRankedResources = error(
  'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
  failed,
  (kilobytes, reason) =>
    `E_BLOCKMODEL_NO_RANKED_RESOURCES_FOUND: no store can take ${kilobytes} kilobytes: ${reason}. Register more space with AddExchangeResources, or ask for less.`,
);
export const SpaceLimitReached = error(
  'RESOURCE_MANAGER_SPACE_LIMIT_REACHED',
  failed,
  (kilobytes, left) =>
    `${kilobytes} kilobytes more cannot be granted: the plan of the organization, or of one above it, limits the space of all below, of which ${left} kilobytes are left. Ask for less, give space back, or change that plan.`,
);
export const LimitBelowGrants = error(
  'RESOURCE_MANAGER_LIMIT_BELOW_GRANTS',
  failed,
  (organization, granted, limit) =>
    `${organization} and the organizations below it have been granted ${granted} kilobytes, more than the ${limit} of the limit. Give space back first, or choose a larger limit.`,
);
export const GrantTooSmall = error(
  'RESOURCE_MANAGER_GRANT_TOO_SMALL',
  failed,
  (organization, where, kilobytes) =>
    `E_BLOCKMODEL_NO_RANKED_RESOURCES_FOUND: ${organization} does not have ${kilobytes} kilobytes left of its grant on ${where}. Enlarge the grant with ReallocateOrganizationMailNoMove, or allow automatic growth with mailStore/@autoAllocate.`,
);
export const ReleasedTooMuch = error(
  'RESOURCE_MANAGER_RELEASED_TOO_MUCH',
  failed,
  (what, held, asked) =>
    `A procedure tried to release more resources than are currently allocated to a consumer: ${what} holds ${held} kilobytes, ${asked} were to be released. Ask for less.`,
);
export const NoAllocation = error(
  'RESOURCE_MANAGER_NO_ALLOCATION',
  noSuchObject,
  (what) => `No allocations were found to update: ${what} has none. Allocate first.`,
);
export const AllocationExists = error(
  'RESOURCE_MANAGER_ALLOCATION_EXISTS',
  exists,
  (what, kilobytes) =>
    `${what} has an allocation of ${kilobytes} kilobytes already. Change it with the ReAllocate procedure.`,
);
export const InstanceNotFound = error(
  'RESOURCE_MANAGER_INSTANCE_NOT_FOUND',
  noSuchObject,
  (guid) => `Resource instance ${guid} not found in Resource Manager.`,
);
export const StoreNotRegistered = error(
  'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
  noSuchObject,
  (store, server) =>
    `The store "${store}" of server ${server} is not registered. QueryAllStores tells which ones are; register it with AddExchangeResources.`,
);
export const StoreNotInDirectory = error(
  'RESOURCE_MANAGER_STORE_NOT_IN_DIRECTORY',
  noSuchObject,
  (store, server) =>
    `The directory has no store "${store}" on server ${server}. Create the store in Exchange first, and check both names.`,
);
export const StoreExists = error(
  'RESOURCE_MANAGER_STORE_EXISTS',
  exists,
  (store, server) =>
    `The store "${store}" of server ${server} is registered already. Change it with ModifyExchangeResources.`,
);
export const StoreInUse = error(
  'RESOURCE_MANAGER_STORE_IN_USE',
  invalidArgument,
  (store, kilobytes) =>
    `The store "${store}" still has ${kilobytes} kilobytes granted or allocated. Deallocate them before it is removed.`,
);
export const StoreTooSmall = error(
  'RESOURCE_MANAGER_STORE_TOO_SMALL',
  invalidArgument,
  (store, granted, size) =>
    `The store "${store}" has ${granted} kilobytes granted or allocated, so its size cannot become ${size} kilobytes. Release space first.`,
);
export const StoreUnavailable = error(
  'RESOURCE_MANAGER_STORE_UNAVAILABLE',
  invalidArgument,
  (store, reason) => `The store "${store}" cannot be used: ${reason}. Name another store, or none to have one chosen.`,
);
export const StoreNameIncomplete = error(
  'RESOURCE_MANAGER_STORE_NAME_INCOMPLETE',
  invalidArgument,
  (elements) => `A store is named by server and store together. Give ${elements}.`,
);
export const ServerExists = error(
  'RESOURCE_MANAGER_SERVER_EXISTS',
  exists,
  (server) => `The front-end server ${server} is registered already.`,
);
export const ServerNotRegistered = error(
  'RESOURCE_MANAGER_SERVER_NOT_REGISTERED',
  noSuchObject,
  (server) =>
    `The server ${server} is not registered. QueryAllFrontEndServers and QueryAllMailServers tell which ones are.`,
);
export const SeveralStores = error(
  'RESOURCE_MANAGER_SEVERAL_STORES',
  invalidArgument,
  (organization, count) =>
    `${organization} has space on ${count} mail stores, so it is not clear which one gives space back. Name them in sourceMailStores.`,
);
export const GrantNotFound = error(
  'RESOURCE_MANAGER_GRANT_NOT_FOUND',
  noSuchObject,
  (organization, store) => `No allocations were found to update: ${organization} has no space on ${store}.`,
);
export const GrantExists = error(
  'RESOURCE_MANAGER_GRANT_EXISTS',
  exists,
  (organization, store) =>
    `${organization} has space on the store "${store}" already. Leave out the attribute op to change it.`,
);
export const GrantInUse = error(
  'RESOURCE_MANAGER_GRANT_IN_USE',
  invalidArgument,
  (organization, mailboxes, folders) =>
    `${organization} still has space in use: ${mailboxes} mailboxes, ${folders} public folders. Deallocate them first.`,
);
export const ConsumerNotNamed = error(
  'RESOURCE_MANAGER_CONSUMER_NOT_NAMED',
  invalidArgument,
  () => 'You must supply either a mailbox or GUID element.',
);
export const OrganizationNotNamed = error(
  'RESOURCE_MANAGER_ORGANIZATION_NOT_NAMED',
  invalidArgument,
  () => 'You must supply either an organization or orgGUID element.',
);
export const ObjectInDirectory = error(
  'RESOURCE_MANAGER_OBJECT_IN_DIRECTORY',
  invalidArgument,
  (guid) =>
    `The object with GUID ${guid} was found in Active Directory. This GUID parameter should only be used when the corresponding Active Directory object has been deleted.`,
);
export const NothingToChange = error(
  'RESOURCE_MANAGER_NOTHING_TO_CHANGE',
  invalidArgument,
  (elements) => `The request changes nothing. Give at least one of ${elements}.`,
);
export const GuidTaken = error(
  'RESOURCE_MANAGER_GUID_TAKEN',
  exists,
  (guid) => `The GUID ${guid} belongs to another registered store. Check newGUID.`,
);
export const StoreTwice = error(
  'RESOURCE_MANAGER_STORE_TWICE',
  invalidArgument,
  (store, server) => `The store "${store}" of server ${server} is named twice. Name each store once.`,
);
export const NotHosting = error(
  'RESOURCE_MANAGER_NOT_HOSTING',
  noSuchObject,
  () => 'There is no hosting organization yet. Initialize Managed Hosting before stores are registered.',
);
