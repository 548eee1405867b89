import { dnInside, withDn } from './attribute-values.ts';
import type { Attributes } from './directory.ts';
import { rangeBelow, splitDn, treeKey } from './distinguished-name.ts';

/** Attributes whose values have to change, with their new values. */
export function changeReferences(
  attributes: Attributes,
  key: string,
  move: (dn: string) => string | undefined,
): Record<string, readonly string[]> {
  const changed: Record<string, readonly string[]> = {};
  for (const [attribute, values] of Object.entries(attributes)) {
    const moved = values.flatMap((value) => {
      const dn = dnInside(attribute, value);
      if (dn === undefined || !isAtOrBelow(dn, key)) return [value];
      const target = move(dn);
      return target === undefined ? [] : [withDn(attribute, value, target)];
    });
    if (moved.length !== values.length || moved.some((value, index) => value !== values[index]))
      changed[attribute] = moved;
  }
  return changed;
}

/** Whether a name is that of an entry with this key, or of one below it. */
function isAtOrBelow(dn: string, key: string): boolean {
  try {
    const own = treeKey(dn);
    return own === key || own.startsWith(rangeBelow(key).from);
  } catch {
    return false;
  }
}

/** The new name of a name at or below a renamed entry. */
export function renamed(dn: string, from: string, to: string): string {
  const depth = splitDn(from).length;
  const own = splitDn(dn);
  return [...own.slice(0, own.length - depth), to].join(',');
}
