import type { Element } from './element.ts';
import { encode } from './encode.ts';
import { type Field, type Fields, meaningOf } from './field.ts';
import { shapeOf } from './shape.ts';

/** An example of executeData with plausible values, for documents and `tenantry describe`. */
export function sample(fields: Fields): Element {
  return encode(fields, sampleValue(fields), 'executeData');
}

/** The same example as JSON. */
export function sampleValue(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sampleOf(name, field)]));
}

const customer = 'OU=AlpineSkiHouse,OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com';

const paths: Readonly<Record<string, string>> = {
  organization: `LDAP://${customer}`,
  container: `LDAP://${customer}`,
  user: `LDAP://CN=ann@alpineskihouse.com,${customer}`,
  recipient: `LDAP://CN=ann@alpineskihouse.com,${customer}`,
  group: `LDAP://CN=Instructors,${customer}`,
  contact: `LDAP://CN=Lift supplier,${customer}`,
  entry: `LDAP://${customer}`,
};

const byType: Readonly<Record<string, string>> = {
  guid: '6e315934-b0f1-4343-9a0a-c9de3ee90eef',
  smtpAddress: 'ann@alpineskihouse.com',
  proxyAddress: 'SMTP:ann@alpineskihouse.com',
  smtpDomain: 'alpineskihouse.com',
  userPrincipalName: 'ann@alpineskihouse.com',
  mailAlias: 'ann',
  planName: 'GoldUser',
  domainController: 'dc1.fabrikam.com',
  objectName: 'AlpineSkiHouse AL',
  secret: 'A long sentence is a good password 1',
};

const byName: Readonly<Record<string, string>> = {
  name: 'AlpineSkiHouse',
  newName: 'AlpineSkiSchool',
  displayName: 'Ann (instructor)',
  givenName: 'Ann',
  description: 'Ski school and mountain house',
  mailStoreName: 'Mailbox Store 1 (EXMBX01)',
  serverName: 'EXMBX01',
  filter: '(objectClass=user)',
  alias: 'ann',
};

function sampleOf(name: string, field: Field): unknown {
  const keywords = field as { enum?: string[]; minimum?: number; maximum?: number; default?: unknown };
  const { object, type } = meaningOf(field);
  const shape = shapeOf(field);
  if (keywords.default !== undefined) return keywords.default;
  if (keywords.enum) return keywords.enum[0];
  if (shape.kind === 'record') return sampleValue(shape.fields);
  if (shape.kind === 'list') return [sampleOf(name, shape.items)];
  if (shape.kind === 'boolean') return true;
  if (shape.kind === 'integer') return within(1024, keywords.minimum, keywords.maximum);
  if (shape.kind === 'integerOrWord') return within(104_857_600, shape.minimum, shape.maximum);
  if (object !== undefined) return paths[object];
  const typical = byType[type ?? ''] ?? byName[name];
  return typical !== undefined && fits(field, typical) ? typical : fitted(field);
}

function within(wanted: number, minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER): number {
  return Math.min(Math.max(wanted, minimum), maximum);
}

/** Some text that a limit of length or a simple pattern lets through. */
function fitted(field: Field): string {
  const { minLength = 0 } = field as { minLength?: number };
  const texts = ['text', 'text.example', '1', '4711', '00:15:00', 'a', 'LDAP://DC=fabrikam,DC=com'];
  return [...texts, 'x'.repeat(minLength)].find((text) => fits(field, text)) ?? 'text';
}

function fits(field: Field, text: string): boolean {
  const {
    minLength = 0,
    maxLength = 1024,
    pattern,
  } = field as { minLength?: number; maxLength?: number; pattern?: string };
  return (
    text.length >= minLength &&
    text.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, 'u').test(text))
  );
}
