/**
 * What our objects have besides the attributes and classes of Exchange (`schema/exchange-attributes.ts`) and the attributes of
 * `attribute-types.ts`: Active Directory has it by itself, other directories get it from their schema file. Whoever writes a new
 * attribute or class adds it to one of these tables and runs `node directory/schema/write-schema.ts`.
 */
export const textAttributes: readonly string[] = words(`
  adminDisplayName comment displayNamePrintable division employeeID employeeNumber employeeType ipPhone location
  physicalDeliveryOfficeName facsimileTelephoneNumber homePhone pager homePostalAddress personalTitle postOfficeBox
  otherFacsimileTelephoneNumber otherHomePhone otherIpPhone otherMobile otherPager otherTelephone gPLink pwdLastSet
  accountExpires lockoutTime adminCount countryCode purportedSearch textEncodedORAddress msExchAssistantName
  nETBIOSName nCName
`);

/** Classes of which objects are made, as the schema spells them. */
export const objectClasses: readonly string[] = words(`
  user group contact computer container organizationalUnit domain domainDNS configuration addressBookContainer
  msExchConfigurationContainer
`);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
