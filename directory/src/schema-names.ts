/**
 * What the schema of a directory has to have besides the attributes of `attribute-types.ts`: text that needs nothing said about
 * it, and the classes of our objects. The schema files of `directory/schema` are made from both
 * (`node directory/schema/write-schema.ts`): whoever writes a new attribute or class adds it to one of the two.
 */
export const textAttributes: readonly string[] = words(`
  adminDisplayName comment displayNamePrintable division employeeID employeeNumber employeeType ipPhone location
  physicalDeliveryOfficeName facsimileTelephoneNumber homePhone pager homePostalAddress personalTitle postOfficeBox
  otherFacsimileTelephoneNumber otherHomePhone otherIpPhone otherMobile otherPager otherTelephone
  extensionAttribute1 extensionAttribute2 extensionAttribute3 extensionAttribute4 extensionAttribute5 extensionAttribute6
  extensionAttribute7 extensionAttribute8 extensionAttribute9 extensionAttribute10 extensionAttribute11
  extensionAttribute12 extensionAttribute13 extensionAttribute14 extensionAttribute15
  gPLink pwdLastSet accountExpires lockoutTime adminCount countryCode
  purportedSearch gatewayProxy disabledGatewayProxy protocolSettings textEncodedORAddress
  msExchAssistantName msExchCurrentServerRoles msExchExternalHostName msExchPollInterval msExchExpansionServerName
  msExchPoliciesIncluded msExchPoliciesExcluded msExchPurportedSearchUI msExchQueryFilter msExchDynamicDLFilter
  msExchResourceDisplay msExchResourceMetaData msExchResourceSearchProperties msExchUserCulture
  msExchMailboxSecurityDescriptor msExchMobileAllowedDeviceIDs
`);

/** Classes of which objects are made, as the schema spells them. */
export const objectClasses: readonly string[] = words(`
  user group contact computer container organizationalUnit domain domainDNS configuration addressBookContainer publicFolder
  msExchAcceptedDomain msExchAdminGroup msExchAdminGroupContainer msExchConfigurationContainer msExchContainer
  msExchDynamicDistributionList msExchExchangeServer msExchInformationStore msExchMobileMailboxPolicy msExchOAB
  msExchOABVirtualDirectory msExchOrganizationContainer msExchPrivateMDB msExchPublicMDB msExchRecipientPolicies
  msExchRecipientPolicy msExchServersContainer msExchStorageGroup msExchSystemObjectsContainer msExchTransportSettings
  msExchUMAutoAttendant msExchUMDialPlan msExchUMHuntGroup msExchUMIPGateway msExchUMRecipientTemplate
`);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
