import type { Entry } from '@tenantry/directory';
import type { ObjectKind } from '@tenantry/schema';

import { ghostOf } from './foreign-world.ts';
import { ghostEntryOf, namesOf } from './names-of.ts';
import { accepts, type Position } from './positions.ts';

/** A foreign object, named in one form, at one place of an input. */
export interface Attempt {
  readonly position: Position;
  readonly form: string;
  readonly value: string;
  /** The same form of something that does not exist. */
  readonly ghost: string;
}

/**
 * Attempts for a position, as many as are wanted where there are so many: each form in turn, each time with another object.
 * A free text is tried only with names that it takes and that tell a foreign object from one that does not exist.
 */
export function attemptsFor(position: Position, foreign: readonly Entry[], wanted: number): Attempt[] {
  const fitting = foreign.filter((entry) => fits(entry, position.kind));
  const byForm = formsOf(position, foreign);
  const fittingByForm = formsOf(position, fitting);
  // A short run tries other forms at other positions.
  const start = position.path.length;
  const forms = [...byForm.keys()];
  const rotated = [...forms.slice(start % forms.length), ...forms.slice(0, start % forms.length)];
  const attempts: Attempt[] = [];
  for (let round = 0; attempts.length < wanted; round++) {
    const before = attempts.length;
    for (const [index, form] of rotated.entries()) {
      // Every other round takes an object of the kind that belongs there: those get furthest.
      const own = (round % 2 === 0 ? fittingByForm.get(form) : undefined) ?? byForm.get(form) ?? [];
      const attempt = round < 2 * own.length ? own[(round * 7 + index * 3 + start) % own.length] : undefined;
      if (attempt && attempts.length < wanted) attempts.push(attempt);
    }
    if (attempts.length === before) break;
  }
  return attempts;
}

function formsOf(position: Position, entries: readonly Entry[]): Map<string, Attempt[]> {
  return Map.groupBy(
    entries.flatMap((entry) => attemptsWith(position, entry)),
    ({ form }) => form,
  );
}

const classes: Readonly<Record<ObjectKind, readonly string[]>> = {
  entry: ['user', 'group', 'contact', 'organizationalUnit', 'container'],
  organization: ['organizationalUnit'],
  container: ['organizationalUnit', 'container'],
  user: ['user'],
  group: ['group'],
  contact: ['contact'],
  recipient: ['user', 'group', 'contact'],
};

/** Whether an entry could stand there if it were the tenant's own. Those that are made with their organization are left alone. */
function fits({ dn, attributes }: Entry, kind: ObjectKind | undefined): boolean {
  const isMade = ghostOf(dn.split(',')[0] ?? '') !== dn.split(',')[0] && !dn.includes('@Foreign');
  return kind !== undefined && isMade && classes[kind].some((name) => attributes['objectClass']?.includes(name));
}

function attemptsWith(position: Position, entry: Entry): Attempt[] {
  const ghosts = new Map(namesOf(ghostEntryOf(entry)).map(({ form, value }) => [form, value]));
  return namesOf(entry)
    .map(({ form, value }) => ({ position, form, value, ghost: ghosts.get(form) ?? value }))
    .filter(({ value, ghost }) => position.kind !== undefined || (value !== ghost && accepts(position.field, value)));
}
