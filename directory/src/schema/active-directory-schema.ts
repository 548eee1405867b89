import { addToLdif, modifyToLdif } from '../ldif.ts';
import { type AttributeSyntax, exchangeAttributes, type SchemaAttribute } from './exchange-attributes.ts';
import { type ClassExtension, classExtensions, exchangeClasses, type SchemaClass } from './exchange-classes.ts';
import { objectIdentifier } from './object-identifiers.ts';

/** One change of the schema of Active Directory. */
export interface SchemaChange {
  readonly kind: 'add' | 'extend' | 'keep';
  /** Common name of the schema object. */
  readonly commonName: string;
  /** `lDAPDisplayName` of the attribute or class. */
  readonly name: string;
  /** Attributes of the new schema object, or values that an old one gets in addition. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Changes that a server can take at once; it has to load its schema anew between two stages. */
export type SchemaStage = readonly SchemaChange[];

/** What Tenantry adds to the schema of Active Directory: attributes, classes, what its own classes get, what outlives a deletion. */
export function activeDirectorySchema(): SchemaStage[] {
  return [
    exchangeAttributes.map(describeAttribute),
    exchangeClasses.map(describeClass),
    classExtensions.map(describeExtension),
    secrets.map(describeKept),
  ];
}

/** Bit of searchFlags: what is left of a deleted object keeps the attribute (MS-ADTS 3.1.1.2.3). */
export const preserveOnDelete = 0x8;

/** A change as an LDIF change record. */
export function renderSchemaChange({ kind, commonName, attributes }: SchemaChange, schemaContext: string): string {
  const dn = `CN=${commonName},${schemaContext}`;
  if (kind === 'add') return addToLdif(dn, attributes);
  const verb = kind === 'extend' ? ('add' as const) : ('replace' as const);
  const operations = Object.entries(attributes).map(([attribute, values]) => ({ kind: verb, attribute, values }));
  return modifyToLdif(dn, operations);
}

/** All changes as one LDIF document, with a reload of the schema between stages (MS-ADTS 3.1.1.3.3.13). */
export function renderSchema(stages: readonly SchemaStage[], schemaContext: string): string {
  const records = stages.flatMap((changes) => [
    ...changes.map((change) => renderSchemaChange(change, schemaContext)),
    'dn:\nchangetype: modify\nadd: schemaUpdateNow\nschemaUpdateNow: 1\n-',
  ]);
  return `${records.join('\n\n')}\n`;
}

/** Syntax and OM syntax (MS-ADTS 3.1.1.2.2.2). */
const syntaxes: Readonly<Record<AttributeSyntax, readonly [string, string]>> = {
  text: ['2.5.5.12', '64'],
  integer: ['2.5.5.9', '2'],
  largeInteger: ['2.5.5.16', '65'],
  boolean: ['2.5.5.8', '1'],
  octets: ['2.5.5.10', '4'],
  dn: ['2.5.5.1', '127'],
  sid: ['2.5.5.17', '4'],
  descriptor: ['2.5.5.15', '66'],
};

/** OM object class of names of entries, base64. */
const nameClass = 'KwwCh3McAIVK';
/** The directory chooses the number of the link (MS-ADTS 3.1.1.2.3, note on automatic link identifiers). */
const automaticLink = '1.2.840.113556.1.2.50';
const searchable = '1';

function describeAttribute({ name, number, syntax, single, indexed }: SchemaAttribute): SchemaChange {
  const [attributeSyntax, oMSyntax] = syntaxes[syntax];
  const isLink = syntax === 'dn';
  return {
    kind: 'add',
    commonName: commonNameOf(name),
    name,
    attributes: {
      objectClass: ['top', 'attributeSchema'],
      lDAPDisplayName: [name],
      attributeID: [objectIdentifier('attribute', number)],
      attributeSyntax: [attributeSyntax],
      oMSyntax: [oMSyntax],
      isSingleValued: [single ? 'TRUE' : 'FALSE'],
      // Links have an index of their own.
      ...(indexed && !isLink ? { searchFlags: [searchable] } : {}),
      ...(isLink ? { oMObjectClass: [nameClass], linkID: [automaticLink] } : {}),
    },
  };
}

const structural = '1';
const placesOfLeaves = ['container', 'organizationalUnit'];

function describeClass({ name, number, superior, recipient, may }: SchemaClass): SchemaChange {
  return {
    kind: 'add',
    commonName: commonNameOf(name),
    name,
    attributes: {
      objectClass: ['top', 'classSchema'],
      lDAPDisplayName: [name],
      governsID: [objectIdentifier('class', number)],
      objectClassCategory: [structural],
      subClassOf: [superior],
      rDNAttID: ['cn'],
      ...(superior === 'top' ? { possSuperiors: placesOfLeaves } : {}),
      mustContain: ['cn'],
      ...(may.length > 0 ? { mayContain: may } : {}),
      ...(recipient ? { auxiliaryClass: ['mailRecipient'] } : {}),
    },
  };
}

function describeExtension({ name, commonName, may, superiors }: ClassExtension): SchemaChange {
  return {
    kind: 'extend',
    commonName,
    name,
    attributes: {
      ...(may.length > 0 ? { mayContain: may } : {}),
      ...(superiors.length > 0 ? { possSuperiors: superiors } : {}),
    },
  };
}

/** Where passwords are; undo of a deletion gives them back. */
const secrets = [
  ['unicodePwd', 'Unicode-Pwd'],
  ['dBCSPwd', 'DBCS-Pwd'],
  ['ntPwdHistory', 'Nt-Pwd-History'],
  ['lmPwdHistory', 'Lm-Pwd-History'],
  ['supplementalCredentials', 'Supplemental-Credentials'],
] as const;

function describeKept([name, commonName]: readonly [string, string]): SchemaChange {
  return { kind: 'keep', commonName, name, attributes: { searchFlags: [String(preserveOnDelete)] } };
}

/** The common name as Active Directory forms it, e.g. `ms-Exch-Home-Server-Name`. */
function commonNameOf(name: string): string {
  const words = name.replace(/^msExch/, 'ms-Exch-').replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2');
  return words.startsWith('ms-') ? words : words.charAt(0).toUpperCase() + words.slice(1);
}
