import { type Static, type TObject, type TOptional, type TSchema, Type } from 'typebox';

/** What a field means beyond its JSON type; stored in the schema itself under the keyword `tenantry`. */
export interface Meaning {
  /** The value names a directory object, and what the object must be. */
  readonly object?: ObjectKind;
  /** The object must belong to the organization that the call is about, whatever the caller's role. */
  readonly within?: 'organization';
  /** The value may also be an identity such as an address or an account; looked up in the organization that the call is about and nowhere else. */
  readonly identity?: true;
  /** Without a value the engine fills in the organization of the object that this other field names. */
  readonly organizationOf?: string;
  /** The value is never shown, logged or stored in clear. */
  readonly secret?: true;
  /** The XML form is an attribute instead of an element. */
  readonly attribute?: true;
  /** Name of the repeated child inside its container element. */
  readonly item?: string;
  /** A list without a container: the element itself repeats. */
  readonly repeated?: true;
  /** A repeated field of a record whose XML may give one value as the record's own text instead. */
  readonly textOrItems?: true;
  /** Name of the type in documents, XSD and `tenantry describe`. */
  readonly type?: string;
  /** A record that XML may also write as `property` elements with the name of the field as attribute and `value` children. */
  readonly propertyList?: true;
  /** A truth value whose empty element says true, as the historical requests write it. */
  readonly presence?: true;
  /** Other spellings of the element that requests may use. */
  readonly aliases?: readonly string[];
}

/** What a directory object has to be to stand in a field. `entry` is any object. */
export type ObjectKind = 'entry' | 'organization' | 'container' | 'user' | 'group' | 'contact' | 'recipient';

/** A field is its own JSON Schema: the definition, the validation and the documents are one thing. */
export type Field = TSchema;

/** The fields of an input or output, in the order of their XML elements. */
export type Fields = Readonly<Record<string, Field>>;

/** Marks a field that a caller may leave out but the procedure always receives. */
export interface AlwaysReceived {
  readonly '~alwaysReceived': true;
}

/** What a caller passes. */
export type Given<F extends Fields> = [keyof F] extends [never] ? Record<never, never> : Static<TObject<Mutable<F>>>;

/** What a procedure receives: defaults and derived organizations are filled in. */
export type Received<F extends Fields> = Given<F> & {
  [K in keyof F as F[K] extends AlwaysReceived ? K : never]-?: Exclude<Static<F[K]>, undefined>;
};

type Mutable<F> = { -readonly [K in keyof F]: F[K] };

/** The meaning stored in a schema; empty when there is none. */
export function meaningOf(field: Field): Meaning {
  // The keyword is written only by this package, so its shape is known.
  return ((field as { tenantry?: Meaning }).tenantry ?? {}) as Meaning;
}

/** The sentence that documents a field. */
export function sentenceOf(field: Field): string {
  return (field as { description?: string }).description ?? '';
}

/** Whether a value may be left out. */
export function isOptional(field: Field): boolean {
  return Type.IsOptional(field);
}

/** A copy of the field with more meaning. */
export function withMeaning<T extends TSchema>(field: T, meaning: Meaning): T {
  return copyWith(field, { tenantry: { ...meaningOf(field), ...meaning } });
}

/** A field that may be left out. */
export function optional<T extends TSchema>(field: T): TOptional<T> {
  // TypeBox leaves an optional field as it is, which the compiler cannot tell for every T.
  return Type.Optional(field) as TOptional<T>;
}

/** A field that may be left out and then has this value. */
export function defaulted<T extends TSchema>(field: T, value: Static<T>): TOptional<T> & AlwaysReceived {
  // The marker exists for the compiler only.
  return Type.Optional(copyWith(field, { default: value })) as unknown as TOptional<T> & AlwaysReceived;
}

// TypeBox keeps the kind of a schema in hidden properties, which a spread would lose.
function copyWith<T extends TSchema>(field: T, keywords: Readonly<Record<string, unknown>>): T {
  return Object.assign(Object.defineProperties({}, Object.getOwnPropertyDescriptors(field)), keywords) as T;
}
