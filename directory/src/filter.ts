import {
  AndFilter,
  ApproximateFilter,
  EqualityFilter,
  ExtensibleFilter,
  FilterParser,
  GreaterThanEqualsFilter,
  LessThanEqualsFilter,
  NotFilter,
  OrFilter,
  type Filter as ParsedFilter,
  PresenceFilter,
  SubstringFilter,
} from 'ldapts';

import { attributeName } from './attribute-types.ts';
import { BadFilter } from './errors.ts';
import { isSidText, sidToOctets } from './octets.ts';

/** An LDAP filter (RFC 4515) as data. */
export type Filter = FilterSet | FilterNot | FilterPresent | FilterComparison | FilterSubstring | FilterBits;

export interface FilterSet {
  readonly kind: 'and' | 'or';
  readonly filters: readonly Filter[];
}

export interface FilterNot {
  readonly kind: 'not';
  readonly filter: Filter;
}

export interface FilterPresent {
  readonly kind: 'present';
  readonly attribute: string;
}

export interface FilterComparison {
  readonly kind: 'equal' | 'atLeast' | 'atMost';
  readonly attribute: string;
  readonly value: string;
}

export interface FilterSubstring {
  readonly kind: 'substring';
  readonly attribute: string;
  readonly initial: string;
  readonly any: readonly string[];
  readonly final: string;
}

export interface FilterBits {
  readonly kind: 'allBits' | 'anyBit';
  readonly attribute: string;
  readonly value: string;
}

const depthMaximum = 50;
const lengthMaximum = 16_384;
const bitwiseRules: Readonly<Record<string, 'allBits' | 'anyBit'>> = {
  '1.2.840.113556.1.4.803': 'allBits',
  '1.2.840.113556.1.4.804': 'anyBit',
};

/**
 * Reads a filter.
 * @throws DIRECTORY_BAD_FILTER
 */
export function readFilter(text: string): Filter {
  if (text.length > lengthMaximum)
    throw BadFilter(`${text.slice(0, 40)}...`, `it is longer than ${lengthMaximum} characters.`);
  let parsed: ParsedFilter;
  try {
    parsed = FilterParser.parseString(decodeOctets(text.trim()));
  } catch (cause) {
    const bad = BadFilter(text, (cause as Error).message);
    bad.cause = cause;
    throw bad;
  }
  return read(parsed, text, 0);
}

/** Attributes that a filter looks at. */
export function attributesOf(filter: Filter): readonly string[] {
  if ('filters' in filter) return filter.filters.flatMap(attributesOf);
  return 'filter' in filter ? attributesOf(filter.filter) : [filter.attribute];
}

/** Escapes a value for a filter (RFC 4515 section 3). */
export function escapeFilter(value: string): string {
  return value.replaceAll(/[\\*()\u0000]/g, (letter) => `\\${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function read(parsed: ParsedFilter, text: string, depth: number): Filter {
  if (depth > depthMaximum) throw BadFilter(text, `it is nested more than ${depthMaximum} deep.`);
  const inner = (filter: ParsedFilter) => read(filter, text, depth + 1);
  if (parsed instanceof AndFilter) return { kind: 'and', filters: parsed.filters.map(inner) };
  if (parsed instanceof OrFilter) return { kind: 'or', filters: parsed.filters.map(inner) };
  if (parsed instanceof NotFilter) return { kind: 'not', filter: inner(parsed.filter) };
  if (parsed instanceof PresenceFilter) return { kind: 'present', attribute: attributeName(parsed.attribute) };
  if (parsed instanceof SubstringFilter) {
    const { attribute, initial, any, final } = parsed;
    return { kind: 'substring', attribute: attributeName(attribute), initial, any, final };
  }
  if (parsed instanceof ExtensibleFilter) {
    const kind = bitwiseRules[parsed.rule];
    if (!kind) throw BadFilter(text, `the matching rule ${parsed.rule} is not supported.`);
    return { kind, attribute: attributeName(parsed.matchType), value: parsed.value };
  }
  const attribute = attributeName((parsed as EqualityFilter).attribute);
  const compared = { attribute, value: valueFor(attribute, String((parsed as EqualityFilter).value)) };
  if (parsed instanceof EqualityFilter || parsed instanceof ApproximateFilter) return { kind: 'equal', ...compared };
  if (parsed instanceof GreaterThanEqualsFilter) return { kind: 'atLeast', ...compared };
  if (parsed instanceof LessThanEqualsFilter) return { kind: 'atMost', ...compared };
  throw BadFilter(text, 'it has a part that is not supported.');
}

// Active Directory takes a security identifier as text, too.
function valueFor(attribute: string, value: string): string {
  return attribute === 'objectSid' && isSidText(value) ? sidToOctets(value) : value;
}

// The parser takes escaped octets for characters of Latin-1; beyond ASCII they are bytes of UTF-8.
function decodeOctets(text: string): string {
  return text.replaceAll(/(?:\\[89a-fA-F][0-9a-fA-F])+/g, (run) =>
    Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
}
