import { isDn, isDnWithBinary, isIndexed } from '../attribute-types.ts';
import { comparable, dnInside } from '../attribute-values.ts';
import type { Attributes } from '../directory.ts';

/** Rows of `directory.value`, one at each place of both lists. */
export interface IndexRows {
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/** Rows of the index for attributes: comparable values, and the names inside them for references. */
export function indexRows(attributes: Attributes): IndexRows {
  const names: string[] = [];
  const values: string[] = [];
  for (const [attribute, list] of Object.entries(attributes)) {
    if (!isIndexed(attribute)) continue;
    for (const value of list) {
      names.push(attribute);
      values.push(comparable(attribute, value));
      const dn = isDnWithBinary(attribute) ? dnInside(attribute, value) : undefined;
      if (dn !== undefined) {
        names.push(referenceName(attribute));
        values.push(comparable('member', dn));
      }
    }
  }
  return { names, values };
}

/** Rows that go and rows that come when some attributes of an entry change. */
export function indexChange(
  names: readonly string[],
  { before, after }: { readonly before: Attributes; readonly after: Attributes },
): { readonly gone: IndexRows; readonly added: IndexRows } {
  const rowsOf = (attributes: Attributes) =>
    indexRows(Object.fromEntries(names.map((name) => [name, attributes[name] ?? []])));
  const [earlier, later] = [rowsOf(before), rowsOf(after)];
  return { gone: rowsOnlyIn(earlier, later), added: rowsOnlyIn(later, earlier) };
}

/** The rows of one that the other does not have, each once. */
function rowsOnlyIn(one: IndexRows, other: IndexRows): IndexRows {
  const known = new Set(other.names.map((name, index) => rowKey(name, other.values[index])));
  const names: string[] = [];
  const values: string[] = [];
  for (const [index, name] of one.names.entries()) {
    const value = one.values[index] ?? '';
    const key = rowKey(name, value);
    if (known.has(key)) continue;
    known.add(key);
    names.push(name);
    values.push(value);
  }
  return { names, values };
}

/** Index name under which the entries that a value names are found. */
export function referenceName(attribute: string): string {
  return isDn(attribute) ? attribute : `${attribute}#dn`;
}

/** Names of attributes have no white space. */
function rowKey(name: string, value = ''): string {
  return `${name} ${value}`;
}
