import { FilterInvalid } from './errors.ts';
import type { Property } from './settings.ts';

/** Comparisons of properties, all of which have to hold. */
type Comparison = (properties: readonly Property[]) => boolean;

const comparison = /^\(?\s*([A-Za-z]+)\s+-(eq|ne|like)\s+(?:'([^']*)'|"([^"]*)"|(\S+?))\s*\)?$/i;

/** A filter on what is returned: `displayName -like 'A*' -and faxEnabled -eq 'true'`. */
export function parseResultFilter(filter: string): Comparison {
  const comparisons = filter.split(/\s+-and\s+/i).map((part) => parse(part.trim(), filter));
  return (properties) => comparisons.every((holds) => holds(properties));
}

function parse(text: string, filter: string): Comparison {
  const [, name = '', operator = '', ...values] = comparison.exec(text) ?? [];
  const wanted = values.find((value) => value !== undefined);
  if (wanted === undefined) throw FilterInvalid(filter);
  const pattern = new RegExp(
    `^${wanted
      .split('*')
      .map(escaped)
      .join(operator.toLowerCase() === 'like' ? '.*' : '\\*')}$`,
    'is',
  );
  return (properties) => {
    const own = properties.find((property) => property.name.toLowerCase() === name.toLowerCase())?.value ?? [];
    const isFound = own.some((value) => pattern.test(value));
    return operator.toLowerCase() === 'ne' ? !isFound : isFound;
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
