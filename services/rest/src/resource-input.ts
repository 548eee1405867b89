import type { ProcedureDefinition } from '@tenantry/engine/client';
import { type Field, type Fields, meaningOf, shapeOf } from '@tenantry/schema';

import { QueryInvalid } from './errors.ts';
import type { Query } from './read-query.ts';
import type { Operation } from './resources.ts';

/** Short names of addresses for what every list takes. */
export const listOptions: Readonly<Record<string, string>> = {
  search: 'searchText',
  limit: 'pageSize',
  after: 'cursor',
};

/** Parameters that are not inputs of procedures. */
const ownParameters: readonly string[] = ['plan'];

/** The input of a procedure that a part of an address fills in. */
export function inputOf(part: string, { inputs = {} }: Operation): string {
  return inputs[part] ?? part;
}

/** Inputs that come by the query of a reading: those with one value that the address does not fill in. */
export function queryFields({ input }: ProcedureDefinition, filled: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(input).filter(([name, field]) => !filled.includes(name) && isScalar(field)));
}

/** Inputs that come by the body. */
export function bodyFields({ input }: ProcedureDefinition, filled: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !filled.includes(name)));
}

/** The parts of an address as inputs. An object may be named by its GUID, or in any other way that the procedure takes. */
export function readParts(
  parts: Readonly<Record<string, string>>,
  operation: Operation,
  { input }: ProcedureDefinition,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parts).map(([part, value]) => {
      const name = inputOf(part, operation);
      const field = input[name];
      return [name, field && meaningOf(field).object !== undefined && isGuid(value) ? `LDAP://<GUID=${value}>` : value];
    }),
  );
}

/** The query as inputs. Throws REST_QUERY_INVALID for what is not known, or of another type. */
export function readInputs(query: Query, fields: Fields): Record<string, unknown> {
  const known = Object.keys(fields);
  return Object.fromEntries(
    Object.entries(query).flatMap(([given, value]): [string, unknown][] => {
      if (ownParameters.includes(given) || value === undefined) return [];
      const name = known.includes(given) ? given : (listOptions[given] ?? given);
      const field = fields[name];
      if (!field) throw QueryInvalid(given, value, known.length > 0 ? `one of ${known.join(', ')}` : 'no parameter');
      return [[name, readScalar(given, value, field)]];
    }),
  );
}

function readScalar(name: string, value: string, field: Field): unknown {
  const { kind } = shapeOf(field);
  const isNumber = /^-?\d{1,15}$/.test(value);
  if (kind === 'integer' && !isNumber) throw QueryInvalid(name, value, 'a number');
  if (isNumber && (kind === 'integer' || kind === 'integerOrWord')) return Number(value);
  if (kind === 'boolean') {
    if (value !== 'true' && value !== 'false') throw QueryInvalid(name, value, 'true or false');
    return value === 'true';
  }
  return value;
}

function isScalar(field: Field): boolean {
  const { kind } = shapeOf(field);
  return kind !== 'record' && kind !== 'list';
}

function isGuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
