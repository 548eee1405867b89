import type { Attributes, Entry } from '@tenantry/directory';

import { type PropertyDefinition, propertyFlags } from './property-table.ts';
import type { PropertyValue } from './property-value.ts';

/** A property of the records of a book, and where an entry of the directory has it. */
export interface DetailsProperty extends PropertyDefinition {
  readonly from: readonly string[];
  value(entry: Entry): PropertyValue | undefined;
}

const { none, resolved, key } = propertyFlags;
/** Type of a property, in the lowest bits of its tag: one text or several. */
const unicode = 0x1f;

/** Tags that others refer to. */
export const detailsTags = {
  distinguishedName: 0x3003_001e,
  smtpAddress: 0x39fe_001f,
  displayName: 0x3001_001f,
  addresses: 0x800f_101f,
  truncated: 0x6805_1003,
} as const;

/**
 * The properties of a record in the order of the file ([MS-OXOAB] 2.9.2.2; names as in [MS-OXPROPS]), and the
 * attributes that they come from ([MS-OXOABK]). Members of groups are absent, as they are in every such file.
 */
export const detailsProperties: readonly DetailsProperty[] = [
  { tag: detailsTags.distinguishedName, flags: key, from: ['legacyExchangeDN'], value: legacyName },
  { tag: detailsTags.smtpAddress, flags: resolved | key, from: ['proxyAddresses', 'mail'], value: primaryAddress },
  { tag: detailsTags.displayName, flags: resolved, from: ['displayName', 'cn'], value: displayName },
  text(0x3a00_001f, 'mailNickname', resolved),
  text(0x3a11_001f, 'sn', resolved),
  text(0x3a06_001f, 'givenName', resolved),
  text(0x3a0a_001f, 'initials'),
  text(0x3a19_001f, 'physicalDeliveryOfficeName', resolved),
  text(0x3a08_001f, 'telephoneNumber'),
  texts(0x3a1b_101f, 'otherTelephone'),
  text(0x3a09_001f, 'homePhone'),
  texts(0x3a2f_101f, 'otherHomePhone'),
  text(0x3a1c_001f, 'mobile'),
  text(0x3a21_001f, 'pager'),
  text(0x3a23_001f, 'facsimileTelephoneNumber'),
  text(0x3a30_001f, 'msExchAssistantName'),
  text(0x3a2e_001f, 'telephoneAssistant'),
  text(0x3a17_001f, 'title'),
  text(0x3a18_001f, 'department'),
  text(0x3a16_001f, 'company'),
  text(0x3a29_001f, 'streetAddress'),
  text(0x3a27_001f, 'l'),
  text(0x3a28_001f, 'st'),
  text(0x3a2a_001f, 'postalCode'),
  text(0x3a26_001f, 'co'),
  text(0x3004_001f, 'info'),
  texts(detailsTags.addresses, 'proxyAddresses', resolved),
  text(0x8011_001f, 'targetAddress'),
  text(0x39ff_001e, 'displayNamePrintable'),
  { tag: 0x3a40_000b, flags: none, from: ['mAPIRecipient'], value: sendsRichText },
  { tag: 0x0ffe_0003, flags: none, from: ['objectClass'], value: objectType },
  { tag: 0x3900_0003, flags: none, from: ['objectClass'], value: displayType },
  { tag: 0x3905_0003, flags: none, from: ['msExchRecipientDisplayType'], value: fullDisplayType },
  octets(0x3a22_0102, 'userCert'),
  octetLists(0x8c6a_1102, 'userCertificate'),
  octets(0x8c9e_0102, 'thumbnailPhoto'),
];

/** Attributes that records are made of. */
export const detailsAttributes: readonly string[] = [...new Set(detailsProperties.flatMap(({ from }) => from))];

/** The tag under which records have the text of an attribute. */
export function textTagOf(attribute: string): number {
  const property = detailsProperties.find(({ tag, from }) => (tag & 0xfff) === unicode && from[0] === attribute);
  if (!property) throw new Error(`records have no text of ${attribute}`);
  return property.tag;
}

/** The primary SMTP address of a recipient. */
export function primaryAddress({ attributes }: Entry): string | undefined {
  const primary = attributes['proxyAddresses']?.find((address) => address.startsWith('SMTP:'));
  return nonEmpty(primary?.slice('SMTP:'.length) ?? attributes['mail']?.[0]);
}

/** The name of a recipient as lists show it. */
export function displayName({ attributes }: Entry): string | undefined {
  return nonEmpty(attributes['displayName']?.[0]) ?? nonEmpty(attributes['cn']?.[0]);
}

/** Recipients without a legacyExchangeDN, e.g. made by other programs, get the name that Active Directory would give them. */
function legacyName({ attributes, guid }: Entry): string {
  return nonEmpty(attributes['legacyExchangeDN']?.[0]) ?? `/o=NT5/ou=${'0'.repeat(32)}/cn=${guid.replaceAll('-', '')}`;
}

const objectTypes = { mailUser: 6, distributionList: 8 } as const;
const displayTypes = { mailUser: 0, distributionList: 1, remoteMailUser: 6 } as const;

function objectType({ attributes }: Entry): number {
  return hasClass(attributes, 'group') ? objectTypes.distributionList : objectTypes.mailUser;
}

function displayType({ attributes }: Entry): number {
  if (hasClass(attributes, 'group')) return displayTypes.distributionList;
  return hasClass(attributes, 'contact') ? displayTypes.remoteMailUser : displayTypes.mailUser;
}

/** Kind of recipient in full, as the directory has it: room, equipment, security group. */
function fullDisplayType({ attributes }: Entry): number | undefined {
  const value = attributes['msExchRecipientDisplayType']?.[0];
  return value === undefined ? undefined : Number(value);
}

function sendsRichText({ attributes }: Entry): boolean | undefined {
  const value = attributes['mAPIRecipient']?.[0];
  return value === undefined ? undefined : value === 'TRUE';
}

function hasClass(attributes: Attributes, name: string): boolean {
  return attributes['objectClass']?.some((value) => value.toLowerCase() === name) ?? false;
}

function text(tag: number, attribute: string, flags: number = none): DetailsProperty {
  return { tag, flags, from: [attribute], value: ({ attributes }) => nonEmpty(attributes[attribute]?.[0]) };
}

function texts(tag: number, attribute: string, flags: number = none): DetailsProperty {
  return {
    tag,
    flags,
    from: [attribute],
    value: ({ attributes }) => several((attributes[attribute] ?? []).filter((value) => value !== '')),
  };
}

function octets(tag: number, attribute: string): DetailsProperty {
  return {
    tag,
    flags: none,
    from: [attribute],
    value: ({ attributes }) => several(bytesOf(attributes, attribute))?.[0],
  };
}

function octetLists(tag: number, attribute: string): DetailsProperty {
  return { tag, flags: none, from: [attribute], value: ({ attributes }) => several(bytesOf(attributes, attribute)) };
}

function bytesOf(attributes: Attributes, attribute: string): Buffer[] {
  return (attributes[attribute] ?? []).map((value) => Buffer.from(value, 'base64'));
}

// An empty value must be an absent one ([MS-OXOAB] 2.9.6.7).
function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

function several<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : values;
}
