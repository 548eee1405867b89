import { ResultCodeError } from 'ldapts';

import { Constraint, EntryExists, SchemaLacks, ValueChanged } from '../errors.ts';
import type { Operation } from '../operations.ts';

/** Result codes that Active Directory uses in ways of its own (RFC 4511 section 4.1.9). */
const codes = { noSuchAttribute: 16, undefinedType: 17, valueExists: 20, unwilling: 53, entryExists: 68 } as const;

/**
 * The error of ours for a refused change; undefined for the usual translation.
 * @param operations what the change was
 */
export function refusedChange(error: unknown, dn: string, operations: readonly Operation[] = []): Error | undefined {
  if (!(error instanceof ResultCodeError)) return undefined;
  const { code, message } = error;
  const reason = message.replace(/ ?Code: 0x[0-9a-f]+$/, '').trim();
  switch (code) {
    case codes.noSuchAttribute:
    case codes.undefinedType:
      return /schema/i.test(message) || code === codes.undefinedType ? SchemaLacks(attributeIn(reason), dn) : undefined;
    case codes.valueExists:
      return tooManyValues({ reason, dn, operations });
    case codes.unwilling:
      // Values of links that are not there.
      if (/(doesn't exist|already deleted) for target/i.test(message)) return ValueChanged(attributeIn(reason), dn);
      return Constraint(dn, `${reason}.`);
    case codes.entryExists:
      if (/already exists for target/i.test(message)) return ValueChanged(attributeIn(reason), dn);
      return undefined;
    default:
      return undefined;
  }
}

/** One value that is too much for an attribute is one that somebody else put there. */
function tooManyValues({
  reason,
  dn,
  operations,
}: {
  readonly reason: string;
  readonly dn: string;
  readonly operations: readonly Operation[];
}): Error | undefined {
  const [, name = ''] = /SINGLE-VALUE attribute (\S+)/i.exec(reason) ?? [];
  if (name === '') return undefined;
  const isOneMore = operations.some(
    ({ kind, attribute, values }) =>
      kind !== 'replace' && attribute.toLowerCase() === name.toLowerCase() && values.length === 1,
  );
  return isOneMore ? ValueChanged(name, dn) : Constraint(dn, `${reason}.`);
}

/** What a refused new entry collides with: an entry of the same name, or another one with the same account name. */
export function collision(dn: string, isNameTaken: boolean): Error {
  if (isNameTaken) return EntryExists(dn);
  return Constraint(dn, 'its sAMAccountName or another name that has to be unique is taken. Choose another one.');
}

/** Whether a refusal means that a name is taken. */
export function isCollision(error: unknown): boolean {
  return error instanceof ResultCodeError && error.code === codes.entryExists;
}

/** `acl_modify: attribute 'x' on entry ...`, `Attribute x doesn't exist for ...`, `attribute x is not in the schema`. */
function attributeIn(reason: string): string {
  return /attribute '?([A-Za-z][A-Za-z0-9-]*)'?/i.exec(reason)?.[1] ?? 'in question';
}
