import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const noSuchObject = 0x80072030;
const invalidArgument = 0x80070057;
const exists = 0x80071392;
const failed = 0x80004005;

export const AddressOfForeignDomain = error(
  'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN',
  invalidArgument,
  (address: string, organization: string) =>
    `The address ${address} lies in a domain that ${organization} does not own. Create the SMTP domain for the organization first, or take another address.`,
);

export const DomainNotAvailable = error(
  'MANAGED_EMAIL_DOMAIN_NOT_AVAILABLE',
  exists,
  (domain: string) => `The SMTP Domain ${domain} is not available. Somebody else owns it; take another domain.`,
);

export const DomainNotOwned = error(
  'MANAGED_EMAIL_DOMAIN_NOT_OWNED',
  noSuchObject,
  (domain: string, organization: string) =>
    `${organization} does not own the SMTP domain ${domain}. List its domains to see the right name.`,
);

export const DomainInUse = error(
  'MANAGED_EMAIL_DOMAIN_IN_USE',
  failed,
  (domain: string, recipient: string) =>
    `Recipients still have addresses in the SMTP domain ${domain}, for example ${recipient}. Delete them or change their addresses first.`,
);

export const DomainShared = error(
  'MANAGED_EMAIL_DOMAIN_SHARED',
  failed,
  (domain: string, organization: string) =>
    `The SMTP domain ${domain} is shared with other organizations, for example ${organization}. Delete it there first.`,
);

export const NoAddressBook = error(
  'MANAGED_EMAIL_NO_ADDRESS_BOOK',
  noSuchObject,
  (organization: string) =>
    `${organization} has no offline address book. It is made with the first Outlook user, or by CreateOfflineAddressBook.`,
);

export const NoDefaultPool = error(
  'MANAGED_EMAIL_NO_DEFAULT_POOL',
  noSuchObject,
  () =>
    'There is no default pool of client access servers. Create one with CreateOABCASPool or choose one with SetOABCASPoolDefault.',
);

export const UnknownPool = error(
  'MANAGED_EMAIL_UNKNOWN_POOL',
  noSuchObject,
  (pool: string) => `There is no pool of client access servers called ${pool}. GetOABCASPools lists those that exist.`,
);

export const PoolExists = error(
  'MANAGED_EMAIL_POOL_EXISTS',
  exists,
  (pool: string) =>
    `A pool of client access servers called ${pool} exists already. Take another name, or change it with ModifyOABCASPool.`,
);

export const PoolFull = error(
  'MANAGED_EMAIL_POOL_FULL',
  failed,
  (pool: string, limit: string) =>
    `The pool ${pool} has ${limit} servers, which is the most that one can have. Create another pool.`,
);

export const PoolWithoutServers = error(
  'MANAGED_EMAIL_POOL_WITHOUT_SERVERS',
  failed,
  (pool: string) => `The pool ${pool} has no client access server. Add one with AddOABCAS.`,
);

export const ServerInPool = error(
  'MANAGED_EMAIL_SERVER_IN_POOL',
  exists,
  (server: string, pool: string) => `The server ${server} is in the pool ${pool} already.`,
);

export const ServerNotInPool = error(
  'MANAGED_EMAIL_SERVER_NOT_IN_POOL',
  noSuchObject,
  (server: string, pool: string) => `The server ${server} is not in the pool ${pool}. GetOABCAS lists its servers.`,
);

export const NoGenerationServer = error(
  'MANAGED_EMAIL_NO_GENERATION_SERVER',
  noSuchObject,
  () =>
    'No Exchange mailbox server can generate the offline address book. Name one in MBXGenSvr, or register mail stores first.',
);

export const UnknownClientAccessServer = error(
  'MANAGED_EMAIL_UNKNOWN_CLIENT_ACCESS_SERVER',
  noSuchObject,
  (server: string) =>
    `There is no client access server ${server} with a virtual directory for offline address books. Name one that the directory knows.`,
);

export const NotInitialized = error(
  'MANAGED_EMAIL_NOT_INITIALIZED',
  noSuchObject,
  () => 'The directory has not been initialized for hosting. Run Managed Hosting::InitializeADforHosting first.',
);

export const NotABook = error(
  'MANAGED_EMAIL_NOT_AN_ADDRESS_BOOK',
  0x80070057,
  (path: string) => `${path} is no offline address book. Give the path of an object of the class msExchOAB.`,
);

export const BookOfAnother = error(
  'MANAGED_EMAIL_ADDRESS_BOOK_OF_ANOTHER',
  0x80070057,
  (path: string) => `${path} is the offline address book of another organization. Each book belongs to one.`,
);

export const OrganizationHasBook = error(
  'MANAGED_EMAIL_ORGANIZATION_HAS_ADDRESS_BOOK',
  0x80071392,
  (organization: string, book: string) =>
    `${organization} has the offline address book ${book} already. Delete that one first.`,
);

export const NoSuchDomain = error(
  'MANAGED_EMAIL_NO_SUCH_DOMAIN',
  noSuchObject,
  (domain: string) => `${domain} is no accepted domain. CreateSMTPDomain makes one.`,
);
export const NoOrganizationNamed = error(
  'MANAGED_EMAIL_NO_ORGANIZATION_NAMED',
  invalidArgument,
  () => 'You must supply either an organization or GUID element, and not both.',
);

export const ObjectInDirectory = error(
  'MANAGED_EMAIL_OBJECT_IN_DIRECTORY',
  invalidArgument,
  (guid: string) =>
    `The object with GUID ${guid} was found in Active Directory. This GUID parameter should only be used when the corresponding Active Directory object has been deleted.`,
);
