import {
  AndFilter,
  EqualityFilter,
  ExtensibleFilter,
  GreaterThanEqualsFilter,
  type Filter as LdapFilter,
  LessThanEqualsFilter,
  NotFilter,
  OrFilter,
  PresenceFilter,
  SubstringFilter,
} from 'ldapts';

import type { Filter, FilterBits, FilterComparison, FilterPresent, FilterSubstring } from '../filter.ts';
import { toWire } from './wire-values.ts';

export type FilterLeaf = FilterBits | FilterComparison | FilterPresent | FilterSubstring;

/**
 * What a server is to look for.
 * `inexact`: the server finds more than was asked for, and `match.ts` has to look again.
 */
export interface Translated {
  readonly filter: LdapFilter;
  readonly inexact?: true;
}

/**
 * Translates a filter.
 * @param leaf what a flavour does in its own way; undefined for the usual one
 */
export function toLdapFilter(filter: Filter, leaf: (filter: FilterLeaf) => Translated | undefined): Translated {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const parts = filter.filters.map((inner) => toLdapFilter(inner, leaf));
      const filters = parts.map((part) => part.filter);
      const translated = filter.kind === 'and' ? new AndFilter({ filters }) : new OrFilter({ filters });
      return parts.some(({ inexact }) => inexact) ? { filter: translated, inexact: true } : { filter: translated };
    }
    case 'not': {
      const inner = toLdapFilter(filter.filter, leaf);
      // The opposite of too much would be too little.
      return inner.inexact ? anything() : { filter: new NotFilter({ filter: inner.filter }) };
    }
    default:
      return leaf(filter) ?? { filter: usual(filter) };
  }
}

/** Finds every entry; what was asked for is looked up afterwards. */
export function anything(): Translated {
  return { filter: new PresenceFilter({ attribute: 'objectClass' }), inexact: true };
}

/** Finds no entry. */
export function nothing(): Translated {
  return { filter: new NotFilter({ filter: new PresenceFilter({ attribute: 'objectClass' }) }) };
}

const bitwiseRules = { allBits: '1.2.840.113556.1.4.803', anyBit: '1.2.840.113556.1.4.804' } as const;

function usual(filter: FilterLeaf): LdapFilter {
  const { attribute } = filter;
  switch (filter.kind) {
    case 'present':
      return new PresenceFilter({ attribute });
    case 'substring':
      return new SubstringFilter({ attribute, initial: filter.initial, any: [...filter.any], final: filter.final });
    case 'allBits':
    case 'anyBit':
      return new ExtensibleFilter({ matchType: attribute, rule: bitwiseRules[filter.kind], value: filter.value });
    case 'equal':
      return new EqualityFilter({ attribute, value: toWire(attribute, filter.value) });
    default: {
      const value = String(toWire(attribute, filter.value));
      const Filter = filter.kind === 'atLeast' ? GreaterThanEqualsFilter : LessThanEqualsFilter;
      return new Filter({ attribute, value });
    }
  }
}
