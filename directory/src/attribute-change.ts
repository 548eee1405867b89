import { attributeName } from './attribute-types.ts';
import { comparable } from './attribute-values.ts';
import type { Attributes, Changes, Directory, Entry } from './directory.ts';

/** New values of attributes with those that they replace: enough to apply them, and to undo whatever came of it. Plain data for the log. */
export interface AttributeChange {
  readonly path: string;
  /** An empty list: the attribute was not there. */
  readonly before: Attributes;
  /** An empty list: the attribute goes. */
  readonly after: Attributes;
}

/** The directory itself changes what is written here, so that a difference does not mean somebody else's hand. */
const rewritten = new Set([
  'nTSecurityDescriptor',
  'pwdLastSet',
  'userAccountControl',
  'accountExpires',
  'lockoutTime',
]);

/** Values of an attribute whose name may be spelled in any way; empty when there are none. */
export function valuesOf(attributes: Attributes, name: string): readonly string[] {
  return attributes[attributeName(name)] ?? attributes[name] ?? [];
}

/** The part of the changes that really changes something. */
export function changeOf({ path, attributes }: Entry, changes: Changes): AttributeChange {
  const before: Record<string, readonly string[]> = {};
  const after: Record<string, readonly string[]> = {};
  for (const [given, values = []] of Object.entries(changes)) {
    const name = attributeName(given);
    const present = valuesOf(attributes, name);
    if (isWritten(present, values)) continue;
    before[name] = present;
    after[name] = values;
  }
  return { path, before, after };
}

/** Makes the change in one operation. Refused when somebody else changed a value since it was read. */
export async function applyChange(directory: Directory, { path, before, after }: AttributeChange): Promise<void> {
  if (Object.keys(after).length > 0) await directory.modify(path, after, before);
}

/**
 * Takes the change back, whether it was made or not. Values that somebody else wrote since stay.
 * An entry that is gone has nothing to be taken back.
 */
export async function undoChange(directory: Directory, { path, before, after }: AttributeChange): Promise<void> {
  const names = Object.keys(after);
  if (names.length === 0) return;
  const entry = await directory.find(path, names);
  if (!entry) return;
  const restored: Record<string, readonly string[]> = {};
  for (const name of names) {
    const change = { present: valuesOf(entry.attributes, name), before: before[name] ?? [], after: after[name] ?? [] };
    const values = valuesBefore(name, change);
    if (values) restored[name] = values;
  }
  // Replaced, not exchanged value by value: the old order comes back, too.
  if (Object.keys(restored).length > 0) await directory.modify(path, restored);
}

interface ValueChange {
  readonly present: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The values that undo has to write; undefined when it has none to write. */
function valuesBefore(name: string, { present, before, after }: ValueChange): readonly string[] | undefined {
  if (isWritten(present, before)) return undefined;
  if (rewritten.has(name)) return before;
  const has = (values: readonly string[], value: string) =>
    values.some((each) => comparable(name, each) === comparable(name, value));
  const added = after.filter((value) => !has(before, value));
  const removed = before.filter((value) => !has(after, value));
  const isMade = added.every((value) => has(present, value)) && !removed.some((value) => has(present, value));
  if (!isMade) return undefined;
  const isOnlyOurs = present.length === after.length && after.every((value) => has(present, value));
  return isOnlyOurs ? before : [...present.filter((value) => !has(added, value)), ...removed];
}

/** Whether values are the same to the letter, in whatever order. */
function isWritten(present: readonly string[], values: readonly string[]): boolean {
  return present.length === values.length && values.every((value) => present.includes(value));
}
