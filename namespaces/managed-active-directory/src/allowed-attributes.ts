import { AttributeNotAllowed } from './errors.ts';

/** What `properties` can be about. */
export type ObjectWithProperties = 'user' | 'contact' | 'group' | 'organization';

/** An element `property` of a request. */
export interface Property {
  readonly name: string;
  readonly mode?: 'replace' | 'append' | 'remove' | 'clear';
  readonly value: string[];
}

const anybody = [
  'c',
  'co',
  'countryCode',
  'description',
  'displayName',
  'facsimileTelephoneNumber',
  'l',
  'physicalDeliveryOfficeName',
  'postalAddress',
  'postalCode',
  'postOfficeBox',
  'st',
  'telephoneNumber',
  'url',
  'wWWHomePage',
];

const person = [
  ...anybody,
  'comment',
  'company',
  'department',
  'division',
  'employeeID',
  'employeeNumber',
  'employeeType',
  'generationQualifier',
  'givenName',
  'homePhone',
  'homePostalAddress',
  'info',
  'initials',
  'ipPhone',
  'middleName',
  'mobile',
  'otherFacsimileTelephoneNumber',
  'otherHomePhone',
  'otherIpPhone',
  'otherMobile',
  'otherPager',
  'otherTelephone',
  'pager',
  'personalTitle',
  'preferredLanguage',
  'roomNumber',
  'sn',
  'streetAddress',
  'title',
];

/**
 * The only attributes that `properties` may set: facts about people and organizations. Whatever links objects,
 * opens doors or belongs to mail has procedures of its own that check it (isolation.md R20).
 */
export const allowedAttributes: Readonly<Record<ObjectWithProperties, readonly string[]>> = {
  user: person,
  contact: person,
  group: ['description', 'displayName', 'info', 'telephoneNumber', 'url', 'wWWHomePage'],
  organization: [...anybody, 'businessCategory', 'street'],
};

/** Properties to change an object by, checked. */
export function checkProperties(kind: ObjectWithProperties, properties: readonly Property[]): Property[] {
  const allowed = new Set(allowedAttributes[kind].map((name) => name.toLowerCase()));
  for (const { name } of properties) {
    if (!allowed.has(name.toLowerCase())) throw AttributeNotAllowed(name, kind);
  }
  return [...properties];
}

/** Properties of a new object, checked: what named fields say comes first, and what has no value is left out. */
export function initialProperties(
  kind: ObjectWithProperties,
  fields: Readonly<Record<string, string | undefined>>,
  properties: readonly Property[] = [],
): Property[] {
  const named = fieldProperties(fields).filter(({ mode }) => mode !== 'clear');
  const names = new Set(named.map(({ name }) => name.toLowerCase()));
  const others = checkProperties(kind, properties)
    .filter(({ name, mode }) => !names.has(name.toLowerCase()) && mode !== 'remove' && mode !== 'clear')
    .map(({ name, value }) => ({ name, value: value.filter((each) => each !== '') }))
    .filter(({ value }) => value.length > 0);
  return [...named, ...others];
}

/** Fields as properties; an empty text clears the attribute. */
export function fieldProperties(fields: Readonly<Record<string, string | undefined>>): Property[] {
  return Object.entries(fields).flatMap(([name, value]): Property[] => {
    if (value === undefined) return [];
    return [value === '' ? { name, mode: 'clear', value: [] } : { name, mode: 'replace', value: [value] }];
  });
}
