import { isApart, isIndexed, isInteger } from '../attribute-types.ts';
import { comparable } from '../attribute-values.ts';
import type { Filter, FilterBits, FilterComparison, FilterSubstring } from '../filter.ts';
import { isSid, sidOf } from '../octets.ts';
import { relativeIdentifier } from './entry-identity.ts';

/** Collects the parameters of a statement. */
export interface Parameters {
  readonly values: unknown[];
  /** Binds a value; gives its place, e.g. `$3`. */
  bind(value: unknown): string;
}

export function parameters(...first: unknown[]): Parameters {
  const values = [...first];
  return {
    values,
    bind(value) {
      values.push(value);
      return `$${values.length}`;
    },
  };
}

/** A filter as a condition over `directory.object e`; agrees with `match.ts`. */
export function filterToSql(filter: Filter, bound: Parameters): string {
  switch (filter.kind) {
    case 'and':
      return filter.filters.length === 0
        ? 'true'
        : `(${filter.filters.map((inner) => filterToSql(inner, bound)).join(' and ')})`;
    case 'or':
      return filter.filters.length === 0
        ? 'false'
        : `(${filter.filters.map((inner) => filterToSql(inner, bound)).join(' or ')})`;
    case 'not':
      return `not ${filterToSql(filter.filter, bound)}`;
    case 'present':
      return present(filter.attribute, bound);
    case 'equal':
      return equal(filter, bound);
    default:
      return someValue(filter, bound);
  }
}

function present(attribute: string, bound: Parameters): string {
  if (attribute === 'objectGUID' || attribute === 'distinguishedName') return 'true';
  if (attribute === 'objectSid') return 'e.sid is not null';
  if (attribute === 'memberOf')
    return `exists (select from directory.value m where m.attribute = 'member' and m.value = e.tree)`;
  if (isApart(attribute)) return `exists (select from ${valuesOf(attribute, bound)})`;
  return `e.attributes ? ${bound.bind(attribute)}`;
}

function equal({ attribute, value }: FilterComparison, bound: Parameters): string {
  const wanted = comparable(attribute, value);
  if (attribute === 'distinguishedName') return `e.tree = ${bound.bind(wanted)}`;
  if (attribute === 'objectGUID') return `e.guid::text = ${bound.bind(wanted.toLowerCase())}`;
  if (attribute === 'objectSid') {
    const sid = isSid(value) ? relativeIdentifier(sidOf(value)) : null;
    return sid === null ? 'false' : `e.sid::bigint = ${bound.bind(sid)}::bigint`;
  }
  if (attribute === 'memberOf') {
    return `e.tree in (
      select m.value from directory.value m join directory.object g on g.guid = m.guid
      where m.attribute = 'member' and g.tree = ${bound.bind(wanted)})`;
  }
  if (isIndexed(attribute)) {
    return `e.guid in (select v.guid from directory.value v where v.attribute = ${bound.bind(attribute)} and v.value = ${bound.bind(wanted)})`;
  }
  return `exists (select from ${valuesOf(attribute, bound)} where ${lowered(attribute)} = ${bound.bind(wanted)})`;
}

type Comparison = FilterBits | FilterComparison | FilterSubstring;

function someValue(filter: Comparison, bound: Parameters): string {
  const values = valuesOf(filter.attribute, bound);
  return `exists (select from ${values} where ${comparison(filter, bound)})`;
}

function comparison(filter: Comparison, bound: Parameters): string {
  const { attribute } = filter;
  if (filter.kind === 'substring') return substring(filter, bound);
  if (filter.kind === 'allBits' || filter.kind === 'anyBit') {
    if (!/^-?\d{1,19}$/.test(filter.value)) return 'false';
    const mask = `${bound.bind(filter.value)}::bigint`;
    const test = filter.kind === 'allBits' ? `= ${mask}` : '<> 0';
    return `case when x.value ~ '^-?[0-9]{1,19}$' then (x.value::bigint & ${mask}) ${test} else false end`;
  }
  const operator = filter.kind === 'atLeast' ? '>=' : '<=';
  if (isInteger(attribute)) {
    if (!/^-?\d{1,19}$/.test(filter.value)) return 'false';
    return `x.value::bigint ${operator} ${bound.bind(filter.value)}::bigint`;
  }
  return `${lowered(attribute)} ${operator} ${bound.bind(comparable(attribute, filter.value))}`;
}

function substring({ attribute, initial, any, final }: FilterSubstring, bound: Parameters): string {
  // Octets have no substrings.
  if (comparable(attribute, 'A') === 'A') return 'false';
  const escape = (piece: string) =>
    piece
      .toLowerCase()
      .normalize('NFC')
      .replaceAll(/[\\%_]/g, '\\$&');
  const pattern = [initial, ...any, final].map(escape).join('%');
  return `${lowered(attribute)} like ${bound.bind(pattern)}`;
}

function valuesOf(attribute: string, bound: Parameters): string {
  if (isApart(attribute)) {
    return `(select v.written from directory.value v where v.guid = e.guid and v.attribute = ${bound.bind(attribute)}) as x (value)`;
  }
  return `jsonb_array_elements_text(e.attributes -> ${bound.bind(attribute)}) as x (value)`;
}

function lowered(attribute: string): string {
  return comparable(attribute, 'A') === 'A' ? 'x.value' : 'lower(normalize(x.value, nfc)) collate "C"';
}
