import { isInteger } from './attribute-types.ts';
import { comparable } from './attribute-values.ts';
import type { Attributes } from './directory.ts';
import type { Filter, FilterBits, FilterComparison, FilterSubstring } from './filter.ts';

/** Whether attributes satisfy a filter; agrees with the SQL that `filter-to-sql.ts` makes. */
export function matches(filter: Filter, attributes: Attributes): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((inner) => matches(inner, attributes));
    case 'or':
      return filter.filters.some((inner) => matches(inner, attributes));
    case 'not':
      return !matches(filter.filter, attributes);
    case 'present':
      return (attributes[filter.attribute]?.length ?? 0) > 0;
    default:
      return (attributes[filter.attribute] ?? []).some((value) => matchesValue(filter, value));
  }
}

function matchesValue(filter: FilterBits | FilterComparison | FilterSubstring, value: string): boolean {
  const { attribute } = filter;
  const own = comparable(attribute, value);
  if (filter.kind === 'substring') return matchesPieces(filter, own);
  if (filter.kind === 'allBits') return hasBits(own, filter.value, true);
  if (filter.kind === 'anyBit') return hasBits(own, filter.value, false);
  const wanted = comparable(attribute, filter.value);
  if (filter.kind === 'equal') return own === wanted;
  const order = compare(attribute, own, wanted);
  return filter.kind === 'atLeast' ? order >= 0 : order <= 0;
}

function compare(attribute: string, a: string, b: string): number {
  if (isInteger(attribute)) return Number(BigInt(a) - BigInt(b));
  // By code units of UTF-8, as the database's C collation does.
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function matchesPieces({ attribute, initial, any, final }: FilterSubstring, value: string): boolean {
  const plain = (piece: string) => piece.toLowerCase().normalize('NFC');
  if (comparable(attribute, 'A') === 'A' || !value.startsWith(plain(initial))) return false;
  let from = initial.length;
  for (const piece of any) {
    const found = value.indexOf(plain(piece), from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return value.length - from >= final.length && value.endsWith(plain(final));
}

function hasBits(value: string, mask: string, all: boolean): boolean {
  if (!/^-?\d+$/.test(value) || !/^-?\d+$/.test(mask)) return false;
  const common = BigInt(value) & BigInt(mask);
  return all ? common === BigInt(mask) : common !== 0n;
}
