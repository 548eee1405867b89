import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { attributeTypes } from '../attribute-types.ts';
import { objectClasses, textAttributes } from '../schema-names.ts';
import { renderActiveDirectoryFile } from './active-directory-file.ts';
import { type AttributeSyntax, exchangeAttributes, type SchemaAttribute } from './exchange-attributes.ts';
import { exchangeClasses } from './exchange-classes.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the schema that Tenantry adds', () => {
  it('has each name and each number once', () => {
    for (const table of [exchangeAttributes, exchangeClasses]) {
      assert.equal(new Set(table.map(({ number }) => number)).size, table.length);
      assert.equal(new Set(table.map(({ name }) => name.toLowerCase())).size, table.length);
    }
  });

  it('has every attribute and class that the code names', async () => {
    const known = new Set([...exchangeAttributes, ...exchangeClasses].map(({ name }) => name));
    const missing = (await namesInCode()).filter((name) => !known.has(name) && !ofActiveDirectory.has(name));
    assert.deepEqual(
      missing,
      [],
      `Add ${missing.join(', ')} to directory/src/schema/exchange-attributes.ts or exchange-classes.ts, then run: node directory/schema/write-schema.ts`,
    );
  });

  it('has whatever Active Directory lacks of the attributes and classes that are written, as they are written', () => {
    const own = new Map<string, SchemaAttribute>(exchangeAttributes.map((each) => [each.name, each]));
    const classes = new Set(exchangeClasses.map(({ name }) => name));
    const names = [...Object.keys(attributeTypes), ...textAttributes, ...objectClasses];
    const missing = names.filter((name) => !own.has(name) && !classes.has(name) && !ofActiveDirectory.has(name));
    assert.deepEqual(
      missing,
      [],
      `Add ${missing.join(', ')} to directory/src/schema, then run: node directory/schema/write-schema.ts`,
    );
    for (const [name, { single, syntax }] of Object.entries(attributeTypes)) {
      const added = own.get(name);
      if (added) assert.deepEqual([name, added.single, syntaxOf[added.syntax]], [name, single === true, syntax]);
    }
  });

  it('is written to active-directory.ldif', async () => {
    const file = await readFile(new URL('../../schema/active-directory.ldif', import.meta.url), 'utf8');
    assert.ok(file === renderActiveDirectoryFile(), 'Run: node directory/schema/write-schema.ts');
  });
});

/** Syntaxes of the schema in the words of `attribute-types.ts`. */
const syntaxOf: Readonly<Record<AttributeSyntax, string | undefined>> = {
  text: undefined,
  integer: 'integer',
  largeInteger: 'integer',
  boolean: 'boolean',
  octets: 'octets',
  sid: 'octets',
  dn: 'dn',
  descriptor: 'descriptor',
};

/** Names that Active Directory has by itself. */
const ofActiveDirectory = new Set(
  `objectClass cn ou dc name description displayName givenName sn middleName initials telephoneNumber mobile title department
  company streetAddress l st postalCode co c info url wWWHomePage userPrincipalName sAMAccountName userAccountControl groupType
  nETBIOSName nCName objectGUID objectSid whenCreated whenChanged uSNChanged distinguishedName member memberOf managedBy manager uPNSuffixes
  otherWellKnownObjects nTSecurityDescriptor mail proxyAddresses legacyExchangeDN showInAddressBook globalAddressList
  addressBookRoots templateRoots thumbnailPhoto userCert userCertificate garbageCollPeriod systemFlags oMObjectClass
  adminDisplayName comment displayNamePrintable division employeeID employeeNumber employeeType ipPhone location
  physicalDeliveryOfficeName facsimileTelephoneNumber homePhone pager homePostalAddress personalTitle postOfficeBox
  otherFacsimileTelephoneNumber otherHomePhone otherIpPhone otherMobile otherPager otherTelephone gPLink pwdLastSet
  accountExpires lockoutTime adminCount countryCode purportedSearch textEncodedORAddress msExchAssistantName
  msExchHouseIdentifier msExchLabeledURI user group contact computer container organizationalUnit domain domainDNS
  configuration addressBookContainer msExchConfigurationContainer`.split(/\s+/),
);

/** Names of Exchange in sources that write to the directory; what follows a ^ is the beginning of many names. */
async function namesInCode(): Promise<string[]> {
  const names = new Set<string>();
  for await (const file of glob('{providers,namespaces,directory,tests/harness}/**/src/**/*.ts', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/*.test.ts', '**/directory/src/schema/**'],
  })) {
    const source = await readFile(`${root}${file}`, 'utf8');
    for (const [name] of source.matchAll(/(?<!\^)\b(?:msExch|mDB|extensionAttribute|offLineAB|dLMem)[A-Z0-9]\w*/g))
      names.add(name);
  }
  return [...names].sort();
}
