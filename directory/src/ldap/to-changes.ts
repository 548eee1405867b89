import { Attribute, Change } from 'ldapts';

import { Constraint } from '../errors.ts';
import { checkOperations, type Operation } from '../operations.ts';
import { toWire } from './wire-values.ts';

/**
 * Operations as a server takes them.
 * @throws DIRECTORY_CONSTRAINT for what no directory of ours takes, before anything is sent
 */
export function toChanges(dn: string, operations: readonly Operation[]): Change[] {
  checkOperations(dn, operations);
  if (operations.some(isPermissive) && !operations.every(isPermissive)) {
    throw Constraint(dn, 'values that may be there already are changed in a step of their own.');
  }
  return operations.map(
    ({ kind, attribute, values }) =>
      new Change({ operation: wireKinds[kind], modification: toAttribute(attribute, values) }),
  );
}

const wireKinds = { add: 'add', ensure: 'add', delete: 'delete', drop: 'delete', replace: 'replace' } as const;

/** Leaves alone what is so already. */
export function isPermissive({ kind }: Operation): boolean {
  return kind === 'ensure' || kind === 'drop';
}

export function toAttribute(type: string, values: readonly string[]): Attribute {
  const wire = values.map((value) => toWire(type, value));
  // The library wants text or octets, not both; an attribute has only one of them.
  return new Attribute({ type, values: wire as string[] | Buffer[] });
}
