import { Type } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { type Fault, faultOf } from './fault.ts';
import type { Fields } from './field.ts';

/** Checks values against fields; compiled once. */
export interface Check {
  /** The faults of a value; empty when it is right. At most ten are told. */
  faults(value: unknown): Fault[];
}

const faultsMaximum = 10;

/** Compiles the fields of an input or output. Compilation waits for the first use, so that start-up pays nothing. */
export function checkOf(fields: Fields): Check {
  let validator: Validator | undefined;

  return {
    faults(value) {
      validator ??= Compile(Type.Object({ ...fields }, { additionalProperties: false }));
      if (validator.Check(value)) return [];
      return validator
        .Errors(value)
        .slice(0, faultsMaximum)
        .map((error) => faultOf(error, value, fields));
    },
  };
}
