import {
  attributeName,
  isBoolean,
  isInteger,
  isSingleValued,
  operationalAttributes,
  secretAttributes,
} from './attribute-types.ts';
import { comparable } from './attribute-values.ts';
import type { Attributes, Changes } from './directory.ts';
import { Constraint, ValueChanged } from './errors.ts';

/** One change of one attribute (RFC 4511 section 4.6). */
export interface Operation {
  /** `ensure` and `drop` are add and delete that leave alone what is so already. */
  readonly kind: 'add' | 'delete' | 'replace' | 'ensure' | 'drop';
  readonly attribute: string;
  readonly values: readonly string[];
}

/** The operations that put new values in the place of old ones. With expected values the old ones are deleted by name, so that a lost update is refused. */
export function operationsFor(changes: Changes, expected: Attributes | undefined): Operation[] {
  return Object.entries(changes).flatMap(([name, values = []]): Operation[] => {
    const attribute = attributeName(name);
    const before = expected?.[attribute] ?? expected?.[name];
    if (expected === undefined) return [{ kind: 'replace', attribute, values }];
    const removed = (before ?? []).filter((value) => !has(attribute, values, value));
    const added = values.filter(
      (value) => !has(attribute, before ?? [], value) || spelledAnew(attribute, before ?? [], value),
    );
    const respelled = (before ?? []).filter((value) => has(attribute, added, value));
    return [
      { kind: 'delete' as const, attribute, values: [...removed, ...respelled] },
      { kind: 'add' as const, attribute, values: added },
    ].filter((operation) => operation.values.length > 0);
  });
}

function spelledAnew(attribute: string, before: readonly string[], value: string): boolean {
  return has(attribute, before, value) && !before.includes(value);
}

/**
 * Attributes after operations.
 * @throws DIRECTORY_VALUE_CHANGED, DIRECTORY_CONSTRAINT
 */
export function applyOperations(dn: string, attributes: Attributes, operations: readonly Operation[]): Attributes {
  const result: Record<string, readonly string[]> = { ...attributes };
  for (const operation of operations) {
    const values = afterOperation(dn, result[operation.attribute] ?? [], operation);
    if (values.length === 0) delete result[operation.attribute];
    else result[operation.attribute] = values;
  }
  return result;
}

/**
 * What no directory takes, told before anything is sent to one.
 * @throws DIRECTORY_CONSTRAINT
 */
export function checkOperations(dn: string, operations: readonly Operation[]): void {
  for (const { kind, attribute, values } of operations) {
    requireWritable(dn, attribute);
    if (kind === 'delete' || kind === 'drop') continue;
    for (const value of values) requireSyntax(dn, attribute, value);
    requireSingle(dn, attribute, values);
  }
}

function afterOperation(
  dn: string,
  present: readonly string[],
  { kind, attribute, values }: Operation,
): readonly string[] {
  requireWritable(dn, attribute);
  for (const value of kind === 'delete' || kind === 'drop' ? [] : values) requireSyntax(dn, attribute, value);
  switch (kind) {
    case 'replace':
      return requireSingle(dn, attribute, unique(attribute, values));
    case 'ensure':
      return requireSingle(dn, attribute, [...present, ...values.filter((value) => !has(attribute, present, value))]);
    case 'drop':
      return present.filter((value) => !has(attribute, values, value));
    case 'add':
      if (values.some((value) => has(attribute, present, value))) throw ValueChanged(attribute, dn);
      // A second value of a single-valued attribute is one that somebody else put there.
      if (isSingleValued(attribute) && present.length > 0) throw ValueChanged(attribute, dn);
      return requireSingle(dn, attribute, [...present, ...values]);
    default:
      if (values.some((value) => !has(attribute, present, value))) throw ValueChanged(attribute, dn);
      return present.filter((value) => !has(attribute, values, value));
  }
}

/** Attributes of a new entry, checked and spelled as the schema does. */
export function newAttributes(dn: string, given: Attributes): Attributes {
  const operations = Object.entries(given).map(
    ([name, values]): Operation => ({ kind: 'replace', attribute: attributeName(name), values }),
  );
  const attributes = applyOperations(
    dn,
    {},
    operations.filter(({ attribute }) => !operationalAttributes.has(attribute)),
  );
  if (!attributes['objectClass']) throw Constraint(dn, 'it has no objectClass. Give one.');
  return attributes;
}

function requireWritable(dn: string, attribute: string): void {
  if (secretAttributes.has(attribute.toLowerCase()))
    throw Constraint(dn, `${attribute} is set with a password procedure only.`);
  if (operationalAttributes.has(attribute)) throw Constraint(dn, `${attribute} is written by the directory itself.`);
}

function requireSyntax(dn: string, attribute: string, value: string): void {
  if (value === '') throw Constraint(dn, `${attribute} has an empty value. Remove the attribute instead.`);
  if (value.includes('\u0000')) throw Constraint(dn, `${attribute} has a NUL character.`);
  if (isInteger(attribute) && !/^-?\d{1,19}$/.test(value))
    throw Constraint(dn, `${attribute} is "${value}", not a whole number.`);
  if (isBoolean(attribute) && !/^(TRUE|FALSE)$/.test(value))
    throw Constraint(dn, `${attribute} is "${value}", neither TRUE nor FALSE.`);
}

function requireSingle(dn: string, attribute: string, values: readonly string[]): readonly string[] {
  if (isSingleValued(attribute) && values.length > 1)
    throw Constraint(dn, `${attribute} takes one value, not ${values.length}.`);
  return values;
}

function unique(attribute: string, values: readonly string[]): readonly string[] {
  if (values.length < 2) return values;
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = comparable(attribute, value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function has(attribute: string, values: readonly string[], value: string): boolean {
  const wanted = comparable(attribute, value);
  return values.some((each) => comparable(attribute, each) === wanted);
}
