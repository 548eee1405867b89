import { check } from './check.ts';
import type { Fault } from './fault.ts';
import { type Fields, meaningOf } from './field.ts';

/** A value as a procedure receives it, and what is wrong with it. */
export interface Receipt {
  readonly value: unknown;
  readonly faults: readonly Fault[];
}

/** Takes other spellings of fields, fills defaults in and checks. The given value stays as it is. */
export function receive(fields: Fields, given: unknown): Receipt {
  const value = applyDefaults(fields, applySpellings(fields, given));
  return { value, faults: check(fields, value) };
}

/** XML takes other spellings when it is decoded; callers with JSON have the same right to them. */
function applySpellings(fields: Fields, given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const spelt = spellingsOf(fields).filter(([alias, name]) => alias in given && !(name in given));
  if (spelt.length === 0) return given;
  const values: Record<string, unknown> = { ...given };
  for (const [alias, name] of spelt) {
    values[name] = values[alias];
    delete values[alias];
  }
  return values;
}

const knownSpellings = new WeakMap<Fields, readonly (readonly [alias: string, name: string])[]>();

function spellingsOf(fields: Fields): readonly (readonly [alias: string, name: string])[] {
  const found = knownSpellings.get(fields);
  if (found) return found;
  const spellings = Object.entries(fields).flatMap(([name, field]) =>
    (meaningOf(field).aliases ?? []).filter((alias) => !(alias in fields)).map((alias) => [alias, name] as const),
  );
  knownSpellings.set(fields, spellings);
  return spellings;
}

function applyDefaults(fields: Fields, given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const defaults = defaultsOf(fields);
  if (defaults.length === 0) return given;
  const values: Record<string, unknown> = { ...given };
  for (const [name, value] of defaults) if (values[name] === undefined) values[name] = value;
  return values;
}

const known = new WeakMap<Fields, readonly (readonly [string, unknown])[]>();

function defaultsOf(fields: Fields): readonly (readonly [string, unknown])[] {
  const found = known.get(fields);
  if (found) return found;
  const defaults = Object.entries(fields).flatMap(([name, field]) => {
    const value = (field as { default?: unknown }).default;
    return value === undefined ? [] : [[name, value] as const];
  });
  known.set(fields, defaults);
  return defaults;
}
