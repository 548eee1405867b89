import { createHash } from 'node:crypto';

import { type AttributeType, attributeTypes, operationalAttributes } from '../attribute-types.ts';
import { type AttributeSyntax, exchangeAttributes } from '../schema/exchange-attributes.ts';
import { exchangeClasses } from '../schema/exchange-classes.ts';
import { schemaArc } from '../schema/object-identifiers.ts';
import { objectClasses, textAttributes } from '../schema-names.ts';
import { standardAttributes, standardClasses } from './standard-schema.ts';

/** The schema of OpenLDAP as statements of `slapd.conf`. */
export function openLdapSchema(): string {
  return [`# ${made}\n`, ...statements().map(({ keyword, text }) => `${keyword} ${text}\n`)].join('\n');
}

/** The same as an entry of `cn=config`. */
export function openLdapSchemaEntry(): string {
  const values = statements().map(({ configuration, text }) => `${configuration}: ${text.replaceAll(/\n\s*/g, ' ')}`);
  return `# ${made}\ndn: cn=tenantry,cn=schema,cn=config\nobjectClass: olcSchemaConfig\ncn: tenantry\n${values.join('\n')}\n`;
}

const made =
  'Schema of Tenantry for OpenLDAP, after core, cosine and inetorgperson. Made by node directory/schema/write-schema.ts.';

/**
 * Indexes of what is looked up by its value. None for parts of values: one of those costs every write as much as all the others.
 */
export function openLdapIndexes(): string {
  const names = [...allTypes()]
    .filter(([name, { indexed }]) => indexed && name !== 'objectClass')
    .map(([name]) => name);
  return [`# ${made}`, 'index objectClass,entryUUID,entryCSN eq', ...names.map((name) => `index ${name} eq`), ''].join(
    '\n',
  );
}

/** Names that the schema file defines or relies on, in lower case. */
export function schemaNames(): ReadonlySet<string> {
  return new Set([...allTypes().keys(), ...standardAttributes].map((name) => name.toLowerCase()));
}

/** Names of the classes that the schema file defines or relies on, in lower case. */
export function schemaClassNames(): ReadonlySet<string> {
  const names = [baseClass, ...objectClasses, ...exchangeClasses.map(({ name }) => name)];
  return new Set(names.map((name) => name.toLowerCase()));
}

const baseClass = 'tenantryEntry';

interface Statement {
  readonly keyword: 'attributetype' | 'objectclass' | 'ditcontentrule';
  readonly configuration: 'olcAttributeTypes' | 'olcObjectClasses' | 'olcDitContentRules';
  readonly text: string;
}

function statements(): Statement[] {
  const types = [...allTypes()];
  const own = types.filter(([name]) => !standardAttributes.has(name.toLowerCase()));
  const optional = wrapped(['userPassword', ...types.map(([name]) => name)]);
  const classes = [...objectClasses, ...exchangeClasses.map(({ name }) => name)].filter(
    (name) => !standardClasses.has(name.toLowerCase()),
  );
  return [
    ...own.map(([name, type]) => statement('attributetype', attribute(name, type))),
    statement(
      'objectclass',
      `( ${number('class', baseClass)} NAME '${baseClass}'\n  DESC 'What the classes of hosted messaging have in common'\n  SUP top ABSTRACT\n  MAY ( ${optional} ) )`,
    ),
    ...classes.map((name) =>
      statement('objectclass', `( ${number('class', name)} NAME '${name}'\n  SUP ${superClass(name)} STRUCTURAL )`),
    ),
    // Standard classes have a fixed list of attributes; a content rule adds ours to it.
    statement('ditcontentrule', `( 2.5.6.5 NAME 'tenantryUnits'\n  MAY ( ${optional} ) )`),
    statement('ditcontentrule', `( 0.9.2342.19200300.100.4.13 NAME 'tenantryDomains'\n  MAY ( ${optional} ) )`),
    statement('ditcontentrule', `( ${number('class', 'domainDNS')} NAME 'tenantryRoots'\n  MAY ( ${optional} ) )`),
  ];
}

/** Names on lines of their own: slapd cuts longer ones off after 2,048 characters. */
function wrapped(names: readonly string[]): string {
  return names.join('\n    $ ');
}

const configurationNames = {
  attributetype: 'olcAttributeTypes',
  objectclass: 'olcObjectClasses',
  ditcontentrule: 'olcDitContentRules',
} as const;

function statement(keyword: Statement['keyword'], text: string): Statement {
  return { keyword, configuration: configurationNames[keyword], text };
}

function superClass(name: string): string {
  return name === 'domainDNS' ? 'domain' : baseClass;
}

/** Attributes that can be written, by name. */
function allTypes(): Map<string, AttributeType> {
  const types = new Map<string, AttributeType>(textAttributes.map((name) => [name, {}]));
  for (const { name, syntax, single, indexed } of exchangeAttributes) {
    types.set(name, { ...ofExchange[syntax], ...(single ? { single } : {}), ...(indexed ? { indexed } : {}) });
  }
  for (const [name, type] of Object.entries(attributeTypes)) {
    // What the directory itself writes, OpenLDAP has under other names.
    if (!operationalAttributes.has(name) && name !== 'name' && name !== 'objectClass') types.set(name, type);
  }
  return types;
}

/** Syntaxes of Active Directory in the words of `attribute-types.ts`. */
const ofExchange: Readonly<Record<AttributeSyntax, Pick<AttributeType, 'syntax'>>> = {
  text: {},
  integer: { syntax: 'integer' },
  largeInteger: { syntax: 'integer' },
  boolean: { syntax: 'boolean' },
  octets: { syntax: 'octets' },
  dn: { syntax: 'dn' },
  sid: { syntax: 'octets' },
  descriptor: { syntax: 'descriptor' },
};

const text =
  'EQUALITY caseIgnoreMatch ORDERING caseIgnoreOrderingMatch SUBSTR caseIgnoreSubstringsMatch\n  SYNTAX 1.3.6.1.4.1.1466.115.121.1.15';

const syntaxes = {
  text,
  // A name with a GUID before it is text to OpenLDAP, and so is SDDL.
  dnBinary: text,
  descriptor: text,
  dn: 'EQUALITY distinguishedNameMatch\n  SYNTAX 1.3.6.1.4.1.1466.115.121.1.12',
  integer: 'EQUALITY integerMatch ORDERING integerOrderingMatch\n  SYNTAX 1.3.6.1.4.1.1466.115.121.1.27',
  boolean: 'EQUALITY booleanMatch\n  SYNTAX 1.3.6.1.4.1.1466.115.121.1.7',
  octets: 'EQUALITY octetStringMatch\n  SYNTAX 1.3.6.1.4.1.1466.115.121.1.40',
} as const;

function attribute(name: string, { syntax, single }: AttributeType): string {
  const written = syntaxes[syntax ?? 'text'];
  return `( ${number('attribute', name)} NAME '${name}'\n  ${written}${single ? ' SINGLE-VALUE' : ''} )`;
}

/** An object identifier that depends on the name alone, so that additions move none. */
function number(kind: 'attribute' | 'class', name: string): string {
  const hash = createHash('sha256').update(name.toLowerCase()).digest().readUInt32BE() & 0x0fffffff;
  return `${schemaArc}.${kind === 'attribute' ? 11 : 12}.${hash}`;
}
