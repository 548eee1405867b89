import { Type } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

import { type Fault, faultsOf, notFields } from './fault.ts';
import type { Fields } from './field.ts';

const faultsMaximum = 10;
// A check belongs to the object that defines the fields; compilation waits for the first use, so that start-up pays nothing.
const validators = new WeakMap<Fields, Validator>();

/** The faults of a value; empty when it is right. At most ten are told. */
export function check(fields: Fields, value: unknown): Fault[] {
  const validator = validatorOf(fields);
  if (validator.Check(value)) return [];
  const faults = faultsOf(validator.Errors(value), value, fields).slice(0, faultsMaximum);
  // What no field can be blamed for is the whole: a list, a text, nothing.
  return faults.length > 0 ? faults : [notFields(value, fields)];
}

function validatorOf(fields: Fields): Validator {
  const known = validators.get(fields);
  if (known) return known;
  const validator = Compile(Type.Object({ ...fields }, { additionalProperties: false }));
  validators.set(fields, validator);
  return validator;
}
