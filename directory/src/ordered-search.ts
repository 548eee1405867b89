import type { PlacedEntry, Range } from './directory.ts';
import type { PortSearch } from './port.ts';

export interface OrderedPortSearch extends Pick<PortSearch, 'base' | 'filter' | 'attributes'>, Range {
  readonly scope: 'one' | 'subtree';
}

/** What a port may do beside: find entries in the order of their names. Where it is missing, all have to be read to know the first ones. */
export interface OrderedSearches {
  searchInOrder(controller: string, search: OrderedPortSearch): AsyncIterable<PlacedEntry>;
}

/** Whether a port can sort. */
export function hasOrderedSearches(port: object): port is OrderedSearches {
  return 'searchInOrder' in port && typeof port.searchInOrder === 'function';
}
