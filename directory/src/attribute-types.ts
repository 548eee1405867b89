/** What the directory has to know of an attribute; whatever is not listed is a multi-valued text. */
export interface AttributeType {
  readonly single?: true;
  readonly syntax?: 'dn' | 'dnBinary' | 'integer' | 'boolean' | 'octets' | 'descriptor';
  /** Equality is looked up by index. */
  readonly indexed?: true;
  /** There may be as many values as users or tenants: nobody reads them who wants something else, or to change one of them. */
  readonly apart?: true;
}

const single = { single: true } as const;
const indexed = { indexed: true } as const;
const dn = { syntax: 'dn', indexed: true } as const;
const dnsApart = { ...dn, apart: true } as const;
const integer = { syntax: 'integer', single: true } as const;
const boolean = { syntax: 'boolean', single: true } as const;
const descriptor = { syntax: 'descriptor', single: true } as const;
const unknown: AttributeType = {};
const octets = { syntax: 'octets', single: true } as const;

/** Attribute types of exchange-directory-model.md and of the usual directory schema, by name as the schema spells it. */
export const attributeTypes: Readonly<Record<string, AttributeType>> = {
  objectClass: indexed,
  cn: single,
  ou: {},
  dc: single,
  name: single,
  description: {},
  displayName: { ...single, ...indexed },
  givenName: single,
  sn: single,
  middleName: single,
  initials: single,
  telephoneNumber: single,
  mobile: single,
  title: single,
  department: single,
  company: single,
  streetAddress: single,
  l: single,
  st: single,
  postalCode: single,
  co: single,
  c: single,
  info: single,
  url: {},
  wWWHomePage: single,
  userPrincipalName: { ...single, ...indexed },
  sAMAccountName: { ...single, ...indexed },
  userAccountControl: integer,
  groupType: integer,
  objectGUID: octets,
  objectSid: octets,
  whenCreated: single,
  whenChanged: single,
  uSNChanged: integer,
  distinguishedName: { ...single, syntax: 'dn' },
  member: dnsApart,
  memberOf: { syntax: 'dn' },
  managedBy: { ...dn, single: true },
  manager: { ...dn, single: true },
  uPNSuffixes: indexed,
  otherWellKnownObjects: { syntax: 'dnBinary', indexed: true },
  nTSecurityDescriptor: descriptor,
  msExchMailboxSecurityDescriptor: descriptor,
  mail: { ...single, ...indexed },
  mailNickname: { ...single, ...indexed },
  proxyAddresses: indexed,
  targetAddress: single,
  internetEncoding: integer,
  mAPIRecipient: boolean,
  reportToOriginator: boolean,
  legacyExchangeDN: { ...single, ...indexed },
  folderPathname: { ...single, ...indexed },
  showInAddressBook: dn,
  globalAddressList: dnsApart,
  addressBookRoots: dn,
  templateRoots: dn,
  homeMDB: { ...dn, single: true },
  homeMTA: { ...dn, single: true },
  msExchHomeServerName: single,
  thumbnailPhoto: octets,
  userCert: octets,
  userCertificate: { syntax: 'octets' },
  msExchMailboxGuid: { ...octets, indexed: true },
  msExchUseOAB: { ...dn, single: true },
  msExchQueryBaseDN: { ...dn, single: true },
  msExchMobileMailboxPolicyLink: { ...dn, single: true },
  offLineABContainers: dn,
  offLineABServer: { ...dn, single: true },
  offLineABSchedule: octets,
  msExchOABFolder: octets,
  siteFolderGUID: octets,
  siteFolderServer: { ...dn, single: true },
  msExchOABVirtualDirectoriesLink: dn,
  publicDelegates: dn,
  altRecipient: { ...dn, single: true },
  authOrig: dn,
  unauthOrig: dn,
  dLMemSubmitPerms: dn,
  dLMemRejectPerms: dn,
  msExchAcceptedDomainName: { ...single, ...indexed },
  msExchAcceptedDomainFlags: integer,
  msExchRecipientDisplayType: integer,
  msExchRecipientTypeDetails: integer,
  msExchVersion: integer,
  msExchRecipLimit: integer,
  msExchResourceCapacity: integer,
  msExchResourceDisplay: single,
  msExchMasterAccountSid: octets,
  msExchUserAccountControl: integer,
  msExchMailboxFolderSet: integer,
  msExchMailboxFolderSet2: integer,
  msExchOmaAdminWirelessEnable: integer,
  msExchMobileMailboxFlags: integer,
  msExchMobileDebugLogging: integer,
  msExchHideFromAddressLists: boolean,
  msExchOABDefault: boolean,
  mDBUseDefaults: boolean,
  deliverAndRedirect: boolean,
  msExchRequireAuthToSendTo: boolean,
  mDBStorageQuota: integer,
  mDBOverQuotaLimit: integer,
  mDBOverHardQuotaLimit: integer,
  delivContLength: integer,
  submissionContLength: integer,
  garbageCollPeriod: integer,
  deletedItemFlags: integer,
  systemFlags: integer,
  offLineABStyle: integer,
  doOABVersion: integer,
  oMObjectClass: octets,
  msExchOABFlags: integer,
  msExchUMTemplateLink: { ...dn, single: true },
  msExchUMRecipientDialPlanLink: { ...dn, single: true },
  msExchUMMailboxPolicyDialPlanLink: { ...dn, single: true },
  msExchUMHuntGroupDialPlanLink: { ...dn, single: true },
  msExchUMAutoAttendantDialPlanLink: { ...dn, single: true },
  msExchUMDTMFFallbackAutoAttendantLink: { ...dn, single: true },
  msExchUMServerDialPlanLink: dnsApart,
  msExchUMIPGatewayAddress: { ...single, ...indexed },
  msExchUMPilotIdentifier: { ...single, ...indexed },
  msExchUMAutoAttendantDialedNumbers: indexed,
};

/** By the name as the schema spells it, as servers do, too, and in lower case. */
const known = new Map(
  Object.entries(attributeTypes).flatMap(([name, type]) =>
    [name, name.toLowerCase()].map((spelling) => [spelling, { name, type }] as const),
  ),
);

/** The name as the schema spells it; names that the schema does not know stay as they are. */
export function attributeName(name: string): string {
  return find(name)?.name ?? name;
}

export function isSingleValued(name: string): boolean {
  return typeOfAttribute(name).single === true;
}

export function syntaxOf(name: string): AttributeType['syntax'] {
  return typeOfAttribute(name).syntax;
}

/** Values are 4-byte or 8-byte numbers. */
export function isInteger(name: string): boolean {
  return typeOfAttribute(name).syntax === 'integer';
}

export function isBoolean(name: string): boolean {
  return typeOfAttribute(name).syntax === 'boolean';
}

/** Values are octets, written as base64. */
export function isBinary(name: string): boolean {
  return typeOfAttribute(name).syntax === 'octets';
}

/** Values are security descriptors, written as SDDL. */
export function isDescriptor(name: string): boolean {
  return typeOfAttribute(name).syntax === 'descriptor';
}

/** Values are names of entries: they follow renames and vanish with the entry. */
export function isDn(name: string): boolean {
  return typeOfAttribute(name).syntax === 'dn';
}

/** Values are `B:32:<hex>:<dn>`. */
export function isDnWithBinary(name: string): boolean {
  return typeOfAttribute(name).syntax === 'dnBinary';
}

export function isIndexed(name: string): boolean {
  return typeOfAttribute(name).indexed === true;
}

/** Indexed attributes whose values name entries. */
export const linkAttributes: readonly string[] = Object.entries(attributeTypes).flatMap(
  ([name, { syntax, indexed: isFound }]) => ((syntax === 'dn' || syntax === 'dnBinary') && isFound ? [name] : []),
);

export function isApart(name: string): boolean {
  return typeOfAttribute(name).apart === true;
}

/** Attributes that may have as many values as there are users or tenants. */
export const attributesApart: readonly string[] = Object.entries(attributeTypes).flatMap(([name, { apart }]) =>
  apart ? [name] : [],
);

/** Attributes whose values are octets, as the schema spells them. */
export const binaryAttributes: readonly string[] = namesOf('octets');

/** Attributes whose values are security descriptors. */
export const descriptorAttributes: readonly string[] = namesOf('descriptor');

/** Attributes that the directory itself writes. */
export const operationalAttributes: ReadonlySet<string> = new Set([
  'objectGUID',
  'objectSid',
  'distinguishedName',
  'memberOf',
  'whenCreated',
  'whenChanged',
  'uSNChanged',
]);

/** Attributes that can be written and never be read. */
export const secretAttributes: ReadonlySet<string> = new Set(['userpassword', 'unicodepwd', 'dbcspwd']);

function namesOf(wanted: AttributeType['syntax']): string[] {
  return Object.entries(attributeTypes).flatMap(([name, { syntax }]) => (syntax === wanted ? [name] : []));
}

function typeOfAttribute(name: string): AttributeType {
  return find(name)?.type ?? unknown;
}

function find(name: string) {
  return known.get(name) ?? known.get(name.toLowerCase());
}
