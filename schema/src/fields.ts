import {
  type TArray,
  type TBoolean,
  type TEnum,
  type TInteger,
  type TObject,
  type TOptional,
  type TSchema,
  type TString,
  type TUnion,
  Type,
} from 'typebox';

import { type AlwaysReceived, type Fields, type Meaning, type ObjectKind, withMeaning } from './field.ts';

const textMaximum = 8192;
const itemsMaximum = 10_000;

/** Free text. */
export function text(sentence: string, limits: { maxLength?: number; pattern?: string } = {}): TString {
  return named(Type.String({ description: sentence, maxLength: textMaximum, ...limits }), 'string');
}

/** A name of at most 64 characters without carriage return or backslash, as Exchange wants names of lists. */
export function objectName(sentence: string): TString {
  return named(
    Type.String({ description: sentence, minLength: 1, maxLength: 64, pattern: '^[^\\r\\n\\\\]+$' }),
    'objectName',
  );
}

/** A whole number. */
export function integer(sentence: string, limits: { minimum?: number; maximum?: number } = {}): TInteger {
  return named(
    Type.Integer({
      description: sentence,
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      ...limits,
    }),
    'integer',
  );
}

/** True or false; XML also writes 1 and 0. */
export function boolean(sentence: string): TBoolean {
  return named(Type.Boolean({ description: sentence }), 'boolean');
}

/** True when the element is there, also empty; it may say true or false, too. */
export function presence(sentence: string): TBoolean {
  return withMeaning(boolean(sentence), { presence: true });
}

/** One word of a list. Case counts. */
export function oneOf<const W extends readonly string[]>(words: W, sentence: string): TEnum<[...W]> {
  return named(Type.Enum<[...W]>([...words], { description: sentence }), 'enum');
}

/** A size in bytes, or `unlimited`. */
export function bytes(sentence: string): TUnion<[TInteger, ReturnType<typeof unlimited>]> {
  return named(
    Type.Union([Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }), unlimited()], {
      description: sentence,
    }),
    'bytes',
  );
}

/** A count, or `unlimited`. */
export function countOrUnlimited(
  sentence: string,
  limits: { minimum?: number; maximum?: number } = {},
): TUnion<[TInteger, ReturnType<typeof unlimited>]> {
  return named(
    Type.Union([Type.Integer({ minimum: 0, maximum: 2147483647, ...limits }), unlimited()], { description: sentence }),
    'countOrUnlimited',
  );
}

function unlimited() {
  return Type.Literal('unlimited');
}

/** A GUID: braced or plain canonical form, or 32 hexadecimal digits in objectGUID byte order. */
export function guid(sentence: string): TString {
  return named(
    Type.String({
      description: sentence,
      pattern:
        '^(\\{?[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\}?|[0-9A-Fa-f]{32})$',
    }),
    'guid',
  );
}

/** A value that is never shown, logged or stored in clear. */
export function secret(sentence: string, limits: { maxLength?: number; pattern?: string } = {}): TString {
  return withMeaning(Type.String({ description: sentence, maxLength: 1024, ...limits }), {
    secret: true,
    type: 'secret',
  });
}

/** Domain controller (FQDN or address) for the directory work of the call. Without it the engine chooses. */
export function domainController(
  sentence = 'Domain controller (FQDN) for all directory work of this request. Without it the engine chooses one.',
): TOptional<TString> {
  return Type.Optional(named(Type.String({ description: sentence, maxLength: 255 }), 'domainController'));
}

/** LDAP path of any directory object. */
export function ldapPath(sentence: string, meaning: Pick<Meaning, 'within'> = {}): TString {
  return object('entry', sentence, meaning);
}

/** LDAP path of an organization: hosting, reseller or customer. */
export function organization(
  sentence = 'LDAP path of the organization.',
  meaning: Pick<Meaning, 'within'> = {},
): TString {
  return object('organization', sentence, meaning);
}

/** LDAP path of the container that a new object is put in. */
export function container(sentence: string): TString {
  return object('container', sentence, {});
}

/** LDAP path of a user. */
export function user(sentence: string, meaning: Pick<Meaning, 'within'> = {}): TString {
  return object('user', sentence, meaning);
}

/** LDAP path of a group. */
export function group(sentence: string, meaning: Pick<Meaning, 'within'> = {}): TString {
  return object('group', sentence, meaning);
}

/** LDAP path of a contact. */
export function contact(sentence: string, meaning: Pick<Meaning, 'within'> = {}): TString {
  return object('contact', sentence, meaning);
}

/** LDAP path of a user, group or contact. */
export function recipient(sentence: string, meaning: Pick<Meaning, 'within'> = {}): TString {
  return object('recipient', sentence, meaning);
}

/**
 * The object may also be named by GUID, UPN, SMTP address, legacyExchangeDN, account, alias or display name.
 * It is looked for in the organization that the call is about only: elsewhere an alias means somebody else.
 */
export function byIdentity<T extends TSchema>(field: T): T {
  return withMeaning(field, { identity: true, within: 'organization', type: 'identity' });
}

/** Organization, by default the one that owns the object in another field of the same input. */
export function organizationOf(field: string, sentence: string): TOptional<TString> & AlwaysReceived {
  // The marker exists for the compiler only; the engine fills the value in.
  return Type.Optional(
    withMeaning(object('organization', sentence, {}), { organizationOf: field }),
  ) as unknown as TOptional<TString> & AlwaysReceived;
}

/** Name of a plan; unique among all plans. */
export function planName(sentence: string): TString {
  return named(Type.String({ description: sentence, minLength: 1, maxLength: 128 }), 'planName');
}

/** E-mail alias: letters, digits and the marks that may stand in the local part of an address; no spaces. */
export function mailAlias(sentence: string): TString {
  return named(
    Type.String({
      description: sentence,
      minLength: 1,
      maxLength: 64,
      pattern: "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$",
    }),
    'mailAlias',
  );
}

/** SMTP address without a prefix, at most 254 characters (RFC 5321 section 4.5.3.1). */
export function smtpAddress(sentence: string): TString {
  return named(
    Type.String({
      description: sentence,
      maxLength: 254,
      pattern:
        '^[^\\s@<>,;:"()\\[\\]\\\\]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$',
    }),
    'smtpAddress',
  );
}

/** Proxy address: an SMTP address, with or without the prefix `SMTP:` or `smtp:`, or another type as `X500:...`. */
export function proxyAddress(sentence: string): TString {
  return named(
    Type.String({ description: sentence, minLength: 3, maxLength: 1123, pattern: '^([A-Za-z0-9]+:)?\\S.*$' }),
    'proxyAddress',
  );
}

/** SMTP domain; `*.contoso.com` stands for all subdomains. At most 256 characters. */
export function smtpDomain(sentence: string): TString {
  return named(
    Type.String({
      description: sentence,
      maxLength: 256,
      pattern: '^(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$',
    }),
    'smtpDomain',
  );
}

/** User principal name, user@suffix. */
export function userPrincipalName(sentence: string): TString {
  return named(
    Type.String({ description: sentence, maxLength: 1024, pattern: '^[^\\s@]+@[^\\s@]+$' }),
    'userPrincipalName',
  );
}

/** Several values in a container element: `list('value', text(...))` is `<x><value/><value/></x>`. */
export function list<T extends TSchema>(
  item: string,
  of: T,
  options: { sentence?: string; minItems?: number; maxItems?: number } = {},
): TArray<T> {
  return withMeaning(
    Type.Array(of, {
      description: options.sentence ?? (of as { description?: string }).description ?? '',
      maxItems: options.maxItems ?? itemsMaximum,
      ...(options.minItems === undefined ? {} : { minItems: options.minItems }),
    }),
    { item, type: 'list' },
  );
}

/** Several elements of one name without a container. */
export function repeated<T extends TSchema>(of: T, options: { sentence?: string; maxItems?: number } = {}): TArray<T> {
  return withMeaning(
    Type.Array(of, {
      description: options.sentence ?? (of as { description?: string }).description ?? '',
      maxItems: options.maxItems ?? itemsMaximum,
    }),
    {
      repeated: true,
      type: 'list',
    },
  );
}

/** Values of a record written as its own text or as repeated elements: `<property>a</property>` or `<property><value>a</value></property>`. */
export function textOrList<T extends TSchema>(of: T): TArray<T> {
  return withMeaning(repeated(of), { textOrItems: true });
}

/** An element with children. */
export function record<F extends Fields>(sentence: string, fields: F): TObject<{ -readonly [K in keyof F]: F[K] }> {
  return named(
    Type.Object(fields as { -readonly [K in keyof F]: F[K] }, { description: sentence, additionalProperties: false }),
    'record',
  );
}

/** The XML form is an attribute. */
export function attribute<T extends TSchema>(field: T): T {
  return withMeaning(field, { attribute: true });
}

/** The element may also be spelt in these ways. */
export function alsoSpelt<T extends TSchema>(field: T, ...aliases: string[]): T {
  return withMeaning(field, { aliases });
}

/** Free attributes of an object: `properties/property[@name]`, `@mode` replace (default), append or remove; text or value children. */
export function properties(sentence: string) {
  return list(
    'property',
    record('One attribute.', {
      name: attribute(text('Name of the attribute, e.g. telephoneNumber.', { maxLength: 128 })),
      mode: Type.Optional(
        attribute(
          oneOf(['replace', 'append', 'remove', 'clear'], 'What happens to the present values. Default replace.'),
        ),
      ),
      value: textOrList(text('One value.')),
    }),
    { sentence },
  );
}

/**
 * A record that requests may also write as named properties, `<property name="pin"><value>..</value></property>`, as the
 * historical system did; several values are a list.
 */
export function propertyList<F extends Fields>(
  sentence: string,
  fields: F,
): TObject<{ -readonly [K in keyof F]: F[K] }> {
  return withMeaning(record(sentence, fields), { propertyList: true });
}

function object(kind: ObjectKind, sentence: string, meaning: Pick<Meaning, 'within'>): TString {
  return withMeaning(Type.String({ description: sentence, minLength: 1, maxLength: 4096 }), {
    object: kind,
    type: 'ldapPath',
    ...meaning,
  });
}

function named<T extends TSchema>(field: T, type: string): T {
  return withMeaning(field, { type });
}
