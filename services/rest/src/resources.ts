/** What people think in, and which public procedures stand behind it. A method without an entry does not exist. */
export interface Resource {
  /** Name of the group in the description. */
  readonly tag: string;
  /** Address with the parts that callers fill in: `/organizations/{organization}/users`. */
  readonly path: string;
  readonly get?: Operation;
  readonly post?: Operation;
  readonly put?: Operation;
  readonly patch?: Operation;
  readonly delete?: Operation;
}

export interface Operation {
  /** `Namespace::Procedure`. */
  readonly procedure: string;
  /** Inputs that the address fills in, by its part; a part of the same name needs none. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Of a list: the output that holds the entries, and the element of the collection. */
  readonly entries?: string;
  /** Of a reading by a procedure that lists: the output whose only entry is meant. */
  readonly only?: string;
  /** Of a creation: where the new thing is read from then on, with the output that names it. */
  readonly made?: { readonly at: string; readonly by: readonly string[] };
}

const list = (procedure: string, entries: string, inputs: Operation['inputs'] = {}): Operation => ({
  procedure,
  entries,
  inputs,
});

const hostedDirectory = 'Hosted Active Directory::';
const directory = 'Managed Active Directory::';
const email = 'Hosted Email 2007::';
const managedEmail = 'Managed Email 2007::';
const plans = 'Managed Plans::';
const storage = 'Exchange 2007 Resource Manager::';
const mobility = 'Hosted Mobility 2007::';

const ofOrganization = { organization: 'container' };

export const resources: readonly Resource[] = [
  {
    tag: 'Organizations',
    path: '/organizations',
    get: list(`${directory}ListOrganizations`, 'organizations'),
    post: {
      procedure: `${hostedDirectory}CreateOrganization`,
      made: { at: '/organizations', by: ['org', 'path'] },
    },
  },
  {
    tag: 'Organizations',
    path: '/resellers',
    post: {
      procedure: `${hostedDirectory}CreateResellerOrganization`,
      made: { at: '/organizations', by: ['org', 'path'] },
    },
  },
  {
    tag: 'Organizations',
    path: '/organizations/{organization}',
    get: { procedure: `${directory}GetOrganization` },
    patch: { procedure: `${directory}ModifyOrganization`, inputs: { organization: 'org' } },
    delete: { procedure: `${hostedDirectory}DeleteOrganization`, inputs: { organization: 'path' } },
  },
  {
    tag: 'Users',
    path: '/organizations/{organization}/users',
    get: list(`${directory}ListUsers`, 'users'),
    post: {
      procedure: `${hostedDirectory}CreateUser`,
      inputs: ofOrganization,
      made: { at: '/users', by: ['user', 'path'] },
    },
  },
  {
    tag: 'Users',
    path: '/users/{user}',
    get: { procedure: `${directory}GetUser` },
    patch: { procedure: `${directory}ModifyUser` },
    delete: { procedure: `${hostedDirectory}DeleteUser`, inputs: { user: 'path' } },
  },
  {
    tag: 'Users',
    path: '/users/{user}/password',
    put: { procedure: `${hostedDirectory}SetUserPassword`, inputs: { user: 'path' } },
  },
  {
    tag: 'Mailboxes',
    path: '/organizations/{organization}/mailboxes',
    get: list(`${email}ListMailboxes`, 'mailboxes'),
  },
  {
    tag: 'Mailboxes',
    path: '/mailboxes/{user}',
    get: { procedure: `${email}GetMailbox` },
    put: { procedure: `${email}CreateMailbox` },
    patch: { procedure: `${email}ModifyMailbox` },
    delete: { procedure: `${email}DeleteMailbox` },
  },
  {
    tag: 'Groups',
    path: '/organizations/{organization}/groups',
    get: list(`${email}ListDistributionLists`, 'groups'),
    post: {
      procedure: `${email}CreateDistributionList`,
      inputs: ofOrganization,
      made: { at: '/groups', by: ['group'] },
    },
  },
  {
    tag: 'Groups',
    path: '/groups/{group}',
    get: { procedure: `${email}GetDistributionList` },
    patch: { procedure: `${email}ModifyDistributionList` },
    delete: { procedure: `${email}DeleteDistributionList` },
  },
  {
    tag: 'Groups',
    path: '/groups/{group}/members',
    get: list(`${email}ListDistributionListMembers`, 'members'),
    post: { procedure: `${email}AddDistributionListMember` },
  },
  {
    tag: 'Groups',
    path: '/groups/{group}/members/{member}',
    delete: { procedure: `${email}RemoveDistributionListMember` },
  },
  {
    tag: 'Contacts',
    path: '/organizations/{organization}/contacts',
    get: list(`${email}ListMailContacts`, 'contacts'),
    post: {
      procedure: `${email}CreateMailContact`,
      inputs: ofOrganization,
      made: { at: '/contacts', by: ['contact'] },
    },
  },
  {
    tag: 'Contacts',
    path: '/contacts/{contact}',
    get: { procedure: `${email}GetMailContact` },
    patch: { procedure: `${email}ModifyMailContact` },
    delete: { procedure: `${email}DeleteMailContact` },
  },
  {
    tag: 'Domains',
    path: '/organizations/{organization}/domains',
    get: list(`${email}GetOrganizationDomains`, 'SMTPDomains', { organization: 'path' }),
    post: { procedure: `${email}CreateSMTPDomain` },
  },
  {
    tag: 'Domains',
    path: '/organizations/{organization}/domains/{domainName}',
    patch: { procedure: `${email}ModifySMTPDomain` },
    delete: { procedure: `${email}DeleteSMTPDomain` },
  },
  {
    tag: 'Folders',
    path: '/organizations/{organization}/folders',
    get: list(`${managedEmail}ListFolders`, 'folders'),
    post: { procedure: `${email}CreateFolder` },
  },
  {
    tag: 'Folders',
    path: '/organizations/{organization}/folders/{name}',
    patch: { procedure: `${email}ModifyFolder` },
    delete: { procedure: `${email}DeleteFolder` },
  },
  {
    tag: 'Plans',
    path: '/plans',
    get: list(`${plans}ListPlans`, 'plans'),
    post: { procedure: `${plans}CreatePlan` },
  },
  {
    tag: 'Plans',
    path: '/plans/{planName}',
    get: { procedure: `${plans}GetPlan` },
    patch: { procedure: `${plans}ModifyPlan` },
    delete: { procedure: `${plans}DeletePlan` },
  },
  {
    tag: 'Plans',
    path: '/organizations/{organization}/plan',
    get: { procedure: `${email}GetOrganizationPlanAssignment` },
    post: { procedure: `${email}Subscribe` },
    put: { procedure: `${email}ChangeOrganizationPlanAssignment` },
    delete: { procedure: `${email}Unsubscribe` },
  },
  {
    tag: 'Plans',
    path: '/organizations/{organization}/available-plans',
    get: list(`${email}GetOrganizationAvailablePlans`, 'availablePlans'),
    post: { procedure: `${email}AddAvailablePlans` },
  },
  {
    tag: 'Plans',
    path: '/users/{user}/plan',
    get: { procedure: `${email}GetUserPlanAssignment` },
    put: { procedure: `${email}ChangeUserPlanAssignment` },
  },
  {
    tag: 'Stores',
    path: '/stores',
    get: { procedure: `${storage}QueryAllStores` },
    post: { procedure: `${storage}AddExchangeResources` },
    patch: { procedure: `${storage}ModifyExchangeResources` },
  },
  {
    tag: 'Stores',
    path: '/organizations/{organization}/stores',
    get: { procedure: `${storage}QueryResourcesByOrganization` },
  },
  {
    tag: 'Policies',
    path: '/organizations/{organization}/policies',
    get: list(`${mobility}GetPolicies`, 'policies'),
    post: { procedure: `${mobility}CreatePolicy` },
  },
  {
    tag: 'Policies',
    path: '/organizations/{organization}/policies/{policyName}',
    get: { procedure: `${mobility}GetPolicies`, only: 'policies' },
    patch: { procedure: `${mobility}ModifyPolicy` },
    delete: { procedure: `${mobility}DeletePolicy` },
  },
  {
    tag: 'Policies',
    path: '/users/{user}/policy',
    get: { procedure: `${mobility}GetUserPolicy` },
    put: { procedure: `${mobility}SetUserPolicy` },
    delete: { procedure: `${mobility}ClearUserPolicy` },
  },
  {
    tag: 'Devices',
    path: '/users/{user}/devices',
    get: list(`${mobility}GetActiveSyncDeviceStatistics`, 'devices'),
  },
  {
    tag: 'Devices',
    path: '/users/{user}/devices/{deviceID}',
    delete: { procedure: `${mobility}RemoveActiveSyncDevice` },
  },
  {
    tag: 'Devices',
    path: '/users/{user}/devices/{deviceID}/wipe',
    post: { procedure: `${mobility}WipeDevice` },
    delete: { procedure: `${mobility}CancelDeviceWipe` },
  },
];
