import { Attribute, Change } from 'ldapts';

import { Constraint } from '../errors.ts';
import { checkOperations, type Operation } from '../operations.ts';
import { toWire } from './wire-values.ts';

/**
 * Operations as a server takes them.
 * @param make makes the attribute of an operation; the usual way by default
 * @throws DIRECTORY_CONSTRAINT for what no directory of ours takes, before anything is sent
 */
export function toChanges(
  dn: string,
  operations: readonly Operation[],
  make: (operation: Operation) => Attribute = ({ attribute, values }) => toAttribute(attribute, values),
): Change[] {
  checkOperations(dn, operations);
  if (operations.some(isPermissive) && !operations.every(isPermissive)) {
    throw Constraint(dn, 'values that may be there already are changed in a step of their own.');
  }
  return operations.map(
    (operation) => new Change({ operation: wireKinds[operation.kind], modification: make(operation) }),
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
