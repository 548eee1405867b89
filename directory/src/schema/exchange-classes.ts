import { exchangeAttributes } from './exchange-attributes.ts';

/** A structural class that Tenantry adds to the schema of a directory server. */
export interface SchemaClass {
  readonly name: string;
  /** Last part of its object identifier; never given twice. */
  readonly number: number;
  readonly superior: 'top' | 'container';
  /** Whether its objects can get mail. */
  readonly recipient: boolean;
  /** Attributes beyond those of the superior class. */
  readonly may: readonly string[];
}

/** What Tenantry adds to a class that the directory has already. */
export interface ClassExtension {
  readonly name: string;
  /** Common name of the class in the schema of Active Directory. */
  readonly commonName: string;
  readonly may: readonly string[];
  /** Classes that objects of this one may lie below. */
  readonly superiors: readonly string[];
}

const named = (pattern: RegExp) => exchangeAttributes.map(({ name }) => name).filter((name) => pattern.test(name));
const mobilePolicy = named(/^msExchMobile/).filter(
  (name) => !/MailboxPolicyLink|AllowedDeviceIDs|MailboxFlags/.test(name),
);
/** Attributes of unified messaging that recipients have; all others are of its own objects and of servers. */
const umRecipient =
  /^msExchUM(EnabledFlags|ServerWritableFlags|TemplateLink|RecipientDialPlanLink|ListInDirectorySearch|OperatorNumber|PinChecksum|DtmfMap|SpokenName|AudioCodec)$/;
const umConfiguration = named(/^msExchUM/).filter((name) => !umRecipient.test(name));
/** What any object of unified messaging may have. */
const umObject = [...named(/^msExchUM/), 'msExchVersion'];
const filters = ['msExchQueryFilter', 'msExchPurportedSearchUI', 'msExchVersion', 'purportedSearch'];
const quotas = ['mDBUseDefaults', 'mDBStorageQuota', 'mDBOverQuotaLimit', 'mDBOverHardQuotaLimit', 'deletedItemFlags'];

/** Classes of exchange-directory-model.md. Append a line with the next number; numbers are never used twice. */
export const exchangeClasses: readonly SchemaClass[] = [
  container(1, 'msExchContainer'),
  container(2, 'msExchOrganizationContainer', ['legacyExchangeDN', 'msExchVersion']),
  container(3, 'msExchSystemObjectsContainer'),
  container(4, 'msExchRecipientPolicies'),
  container(5, 'msExchTransportSettings', ['delivContLength', 'submissionContLength', 'msExchRecipLimit']),
  container(6, 'msExchAdminGroupContainer'),
  container(7, 'msExchAdminGroup', ['legacyExchangeDN']),
  container(8, 'msExchServersContainer'),
  container(9, 'msExchExchangeServer', [
    'legacyExchangeDN',
    'msExchCurrentServerRoles',
    'msExchVersion',
    'networkAddress',
    ...named(/^msExchUM(Server(DialPlanLink|Status)|MaximumCallsAllowed)$/),
  ]),
  container(10, 'msExchInformationStore'),
  container(11, 'msExchStorageGroup'),
  container(12, 'msExchPrivateMDB', ['legacyExchangeDN', 'msExchUseOAB', ...quotas]),
  container(13, 'msExchPublicMDB', ['legacyExchangeDN', ...quotas]),
  leaf(14, 'msExchOAB', [
    ...named(/^(offLineAB|msExchOAB|siteFolder|doOABVersion)/),
    'msExchVersion',
    'legacyExchangeDN',
  ]),
  leaf(15, 'msExchOABVirtualDirectory', [
    'msExchExternalHostName',
    'msExchInternalHostName',
    'msExchMetabasePath',
    'msExchPollInterval',
    'msExchVersion',
  ]),
  leaf(16, 'msExchAcceptedDomain', [...named(/^msExchAcceptedDomain/), 'msExchVersion']),
  leaf(17, 'msExchMobileMailboxPolicy', [...mobilePolicy, 'msExchVersion']),
  leaf(18, 'msExchRecipientPolicy', [...filters, ...named(/^(gatewayProxy|disabledGatewayProxy|msExchPolicy)/)]),
  recipient(19, 'msExchDynamicDistributionList', [
    ...filters,
    ...named(/^(msExchDynamicDL|hideDL|reportTo|oOFReply)/),
    'managedBy',
  ]),
  container(20, 'msExchUMDialPlan', umObject),
  container(21, 'msExchUMIPGateway', umObject),
  leaf(22, 'msExchUMHuntGroup', umObject),
  leaf(23, 'msExchUMAutoAttendant', umObject),
  leaf(24, 'msExchUMRecipientTemplate', umObject),
  recipient(25, 'publicFolder', ['pFContacts', 'mail', 'proxyAddresses', 'legacyExchangeDN', 'showInAddressBook']),
  leaf(26, 'mTA'),
];

const ofLists = new Set(
  named(
    /^(msExchOAB|offLineAB|siteFolder|doOABVersion|msExchAcceptedDomain|msExchPolicy|gatewayProxy|disabledGatewayProxy|msExchCurrentServerRoles|msExchExternalHostName|msExchInternalHostName|msExchMetabasePath|msExchPollInterval|pFContacts|msExchDynamicDL)/,
  ),
);

/** Classes of the directory that get more attributes or more places to be in. */
export const classExtensions: readonly ClassExtension[] = [
  {
    name: 'mailRecipient',
    commonName: 'Mail-Recipient',
    may: exchangeAttributes
      .map(({ name }) => name)
      .filter((name) => !ofLists.has(name) && !mobilePolicy.includes(name) && !umConfiguration.includes(name)),
    superiors: [],
  },
  {
    name: 'addressBookContainer',
    commonName: 'Address-Book-Container',
    may: ['msExchQueryFilter', 'msExchPurportedSearchUI', 'msExchVersion'],
    superiors: ['container', 'organizationalUnit'],
  },
];

type NameAndMay = [name: string, may?: readonly string[]];

function container(number: number, ...[name, may = []]: NameAndMay): SchemaClass {
  return { name, number, superior: 'container', recipient: false, may: [...new Set(may)] };
}

function leaf(number: number, ...[name, may = []]: NameAndMay): SchemaClass {
  return { ...container(number, name, may), superior: 'top' };
}

function recipient(number: number, ...[name, may = []]: NameAndMay): SchemaClass {
  return { ...leaf(number, name, may), recipient: true };
}
