import { type Attributes, type Changes, comparable, valuesOf } from '@tenantry/directory';

/** An element `property` of a request. */
export interface Property {
  readonly name: string;
  /** replace (default), append, remove or clear. */
  readonly mode?: string;
  readonly value: readonly string[];
}

/** New values of attributes; several elements for one attribute take effect in their order. */
export function propertyChanges(present: Attributes, properties: readonly Property[]): Changes {
  const changes = new Map<string, { readonly name: string; readonly values: readonly string[] }>();
  for (const property of properties) {
    const key = property.name.toLowerCase();
    const before = changes.get(key)?.values ?? valuesOf(present, property.name);
    changes.set(key, { name: changes.get(key)?.name ?? property.name, values: valuesAfter(before, property) });
  }
  return Object.fromEntries([...changes.values()].map(({ name, values }) => [name, values]));
}

function valuesAfter(before: readonly string[], { name, mode = 'replace', value }: Property): readonly string[] {
  const same = (one: string) => (other: string) => comparable(name, one) === comparable(name, other);
  switch (mode) {
    case 'append':
      return [...before, ...value.filter((added) => !before.some(same(added)))];
    case 'remove':
      return before.filter((present) => !value.some(same(present)));
    case 'clear':
      return [];
    default:
      return value;
  }
}
