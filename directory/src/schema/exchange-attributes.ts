/** An attribute that Tenantry adds to the schema of a directory server. */
export interface SchemaAttribute {
  readonly name: string;
  /** Last part of its object identifier; never given twice. */
  readonly number: number;
  readonly syntax: AttributeSyntax;
  readonly single: boolean;
  /** Looked up by value. */
  readonly indexed: boolean;
}

export type AttributeSyntax = 'text' | 'integer' | 'largeInteger' | 'boolean' | 'octets' | 'dn' | 'sid' | 'descriptor';

/** What may be said of an attribute in the table: `mv` holds several values, `idx` is looked up by value. */
type Mark = 'mv' | 'idx';

/**
 * The attributes of exchange-directory-model.md that neither Active Directory nor the usual LDAP schema has.
 * To add one, append a line with the next number. Numbers never change and are never used twice: directories keep them for ever.
 */
export const exchangeAttributes: readonly SchemaAttribute[] = [
  attribute(1, 'mailNickname', 'text', 'idx'),
  attribute(2, 'targetAddress', 'text', 'idx'),
  attribute(3, 'homeMDB', 'dn', 'idx'),
  attribute(4, 'homeMTA', 'dn'),
  attribute(5, 'msExchHomeServerName', 'text', 'idx'),
  attribute(6, 'msExchMailboxGuid', 'octets', 'idx'),
  attribute(7, 'msExchMailboxSecurityDescriptor', 'descriptor'),
  attribute(8, 'msExchMasterAccountSid', 'sid', 'idx'),
  attribute(9, 'msExchUserAccountControl', 'integer'),
  attribute(10, 'msExchRecipientDisplayType', 'integer', 'idx'),
  attribute(11, 'msExchRecipientTypeDetails', 'largeInteger', 'idx'),
  attribute(12, 'msExchVersion', 'largeInteger'),
  attribute(13, 'msExchHideFromAddressLists', 'boolean'),
  attribute(14, 'msExchPoliciesIncluded', 'text', 'mv'),
  attribute(15, 'msExchPoliciesExcluded', 'text', 'mv'),
  attribute(16, 'msExchRequireAuthToSendTo', 'boolean'),
  attribute(17, 'authOrig', 'dn', 'mv'),
  attribute(18, 'unauthOrig', 'dn', 'mv'),
  attribute(19, 'dLMemSubmitPerms', 'dn', 'mv'),
  attribute(20, 'dLMemRejectPerms', 'dn', 'mv'),
  attribute(21, 'publicDelegates', 'dn', 'mv'),
  attribute(22, 'altRecipient', 'dn'),
  attribute(23, 'deliverAndRedirect', 'boolean'),
  attribute(24, 'delivContLength', 'integer'),
  attribute(25, 'submissionContLength', 'integer'),
  attribute(26, 'mDBUseDefaults', 'boolean'),
  attribute(27, 'mDBStorageQuota', 'integer'),
  attribute(28, 'mDBOverQuotaLimit', 'integer'),
  attribute(29, 'mDBOverHardQuotaLimit', 'integer'),
  attribute(30, 'deletedItemFlags', 'integer'),
  attribute(31, 'msExchRecipLimit', 'integer'),
  attribute(32, 'msExchUseOAB', 'dn'),
  attribute(33, 'msExchQueryBaseDN', 'dn'),
  attribute(34, 'msExchMailboxFolderSet', 'integer'),
  attribute(35, 'msExchMailboxFolderSet2', 'integer'),
  attribute(36, 'protocolSettings', 'text', 'mv'),
  attribute(37, 'msExchOmaAdminWirelessEnable', 'integer'),
  attribute(38, 'msExchUserCulture', 'text'),
  attribute(39, 'internetEncoding', 'integer'),
  attribute(40, 'mAPIRecipient', 'boolean'),
  attribute(41, 'extensionAttribute1', 'text', 'idx'),
  attribute(42, 'extensionAttribute2', 'text', 'idx'),
  attribute(43, 'extensionAttribute3', 'text', 'idx'),
  attribute(44, 'extensionAttribute4', 'text', 'idx'),
  attribute(45, 'extensionAttribute5', 'text', 'idx'),
  attribute(46, 'extensionAttribute6', 'text', 'idx'),
  attribute(47, 'extensionAttribute7', 'text', 'idx'),
  attribute(48, 'extensionAttribute8', 'text', 'idx'),
  attribute(49, 'extensionAttribute9', 'text', 'idx'),
  attribute(50, 'extensionAttribute10', 'text', 'idx'),
  attribute(51, 'extensionAttribute11', 'text', 'idx'),
  attribute(52, 'extensionAttribute12', 'text', 'idx'),
  attribute(53, 'extensionAttribute13', 'text', 'idx'),
  attribute(54, 'extensionAttribute14', 'text', 'idx'),
  attribute(55, 'extensionAttribute15', 'text', 'idx'),

  // Groups
  attribute(60, 'hideDLMembership', 'boolean'),
  attribute(61, 'reportToOriginator', 'boolean'),
  attribute(62, 'reportToOwner', 'boolean'),
  attribute(63, 'oOFReplyToOriginator', 'boolean'),
  attribute(64, 'msExchExpansionServerName', 'text'),
  attribute(65, 'msExchDynamicDLFilter', 'text'),
  attribute(66, 'msExchDynamicDLBaseDN', 'dn'),

  // Resource mailboxes
  attribute(70, 'msExchResourceMetaData', 'text', 'mv'),
  attribute(71, 'msExchResourceSearchProperties', 'text', 'mv', 'idx'),
  attribute(72, 'msExchResourceDisplay', 'text'),
  attribute(73, 'msExchResourceCapacity', 'integer'),

  // Address lists, offline address books, accepted domains, address policies, servers, public folders
  attribute(80, 'msExchQueryFilter', 'text'),
  attribute(81, 'msExchPurportedSearchUI', 'text', 'mv'),
  attribute(82, 'offLineABContainers', 'dn', 'mv'),
  attribute(83, 'offLineABServer', 'dn'),
  attribute(84, 'offLineABSchedule', 'octets'),
  attribute(85, 'offLineABStyle', 'integer'),
  attribute(86, 'doOABVersion', 'integer'),
  attribute(87, 'msExchOABFolder', 'octets'),
  attribute(88, 'siteFolderServer', 'dn'),
  attribute(89, 'siteFolderGUID', 'octets'),
  attribute(90, 'msExchOABVirtualDirectoriesLink', 'dn', 'mv'),
  attribute(91, 'msExchOABFlags', 'integer'),
  attribute(92, 'msExchOABDefault', 'boolean'),
  attribute(93, 'msExchAcceptedDomainName', 'text', 'idx'),
  attribute(94, 'msExchAcceptedDomainFlags', 'integer'),
  attribute(95, 'gatewayProxy', 'text', 'mv'),
  attribute(96, 'disabledGatewayProxy', 'text', 'mv'),
  attribute(97, 'msExchPolicyOrder', 'integer'),
  attribute(98, 'msExchPolicyOptionList', 'octets', 'mv'),
  attribute(99, 'msExchCurrentServerRoles', 'integer'),
  attribute(100, 'msExchExternalHostName', 'text'),
  attribute(101, 'msExchPollInterval', 'integer'),
  attribute(102, 'pFContacts', 'dn', 'mv'),
  attribute(103, 'folderPathname', 'text', 'idx'),
  attribute(104, 'msExchInternalHostName', 'text'),
  attribute(105, 'msExchMetabasePath', 'text'),

  // ActiveSync
  attribute(110, 'msExchMobileMailboxPolicyLink', 'dn'),
  attribute(111, 'msExchMobileAllowedDeviceIDs', 'text', 'mv'),
  attribute(112, 'msExchMobileDebugLogging', 'integer'),
  attribute(113, 'msExchMobileMailboxFlags', 'integer'),
  attribute(114, 'msExchMobileFlags', 'integer'),
  attribute(115, 'msExchMobileAdditionalFlags', 'integer'),
  attribute(116, 'msExchMobileAllowBluetooth', 'integer'),
  attribute(117, 'msExchMobileAllowSMIMEEncryptionAlgorithmNegotiation', 'integer'),
  attribute(118, 'msExchMobileApprovedApplicationList', 'text', 'mv'),
  attribute(119, 'msExchMobileUnapprovedInROMApplicationList', 'text', 'mv'),
  attribute(120, 'msExchMobileMaxCalendarAgeFilter', 'integer'),
  attribute(121, 'msExchMobileMaxEmailAgeFilter', 'integer'),
  attribute(122, 'msExchMobileMaxEmailBodyTruncationSize', 'integer'),
  attribute(123, 'msExchMobileMaxEmailHTMLBodyTruncationSize', 'integer'),
  attribute(124, 'msExchMobileMinDevicePasswordComplexCharacters', 'integer'),
  attribute(125, 'msExchMobileRequireEncryptionSMIMEAlgorithm', 'integer'),
  attribute(126, 'msExchMobileRequireSignedSMIMEAlgorithm', 'integer'),
  attribute(127, 'msExchMobileDevicePasswordExpiration', 'integer'),
  attribute(128, 'msExchMobileDeviceNumberOfPreviousPasswordsDisallowed', 'integer'),
  attribute(129, 'msExchMobileDevicePolicyRefreshInterval', 'integer'),
  attribute(130, 'msExchMobileInitialMaxAttachmentSize', 'integer'),
  attribute(131, 'msExchMobileMaxDevicePasswordFailedAttempts', 'integer'),
  attribute(132, 'msExchMobileMaxInactivityTimeDeviceLock', 'integer'),
  attribute(133, 'msExchMobileMinDevicePasswordLength', 'integer'),

  // Unified messaging
  attribute(150, 'msExchUMEnabledFlags', 'integer'),
  attribute(151, 'msExchUMServerWritableFlags', 'integer'),
  attribute(152, 'msExchUMTemplateLink', 'dn'),
  attribute(153, 'msExchUMRecipientDialPlanLink', 'dn'),
  attribute(154, 'msExchUMListInDirectorySearch', 'integer'),
  attribute(155, 'msExchUMOperatorNumber', 'text'),
  attribute(156, 'msExchUMPinChecksum', 'octets'),
  attribute(157, 'msExchUMDtmfMap', 'text', 'mv', 'idx'),
  attribute(158, 'msExchUMSpokenName', 'octets'),
];

function attribute(number: number, ...[name, syntax, ...marks]: [string, AttributeSyntax, ...Mark[]]): SchemaAttribute {
  return { name, number, syntax, single: !marks.includes('mv'), indexed: marks.includes('idx') };
}
