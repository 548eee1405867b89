import { type Directory, type Entry, escapeFilter, isBelow } from '@tenantry/directory';

import { ObjectInUse } from './errors.ts';
import type { Kind } from './kinds.ts';
import { nameOf } from './named-object.ts';

/** Refuses while something lies below an object, or refers to it by one of these attributes. */
export async function requireUnused(
  directory: Directory,
  { kind, entry }: { readonly kind: Kind; readonly entry: Entry },
  attributes: readonly string[],
): Promise<void> {
  for await (const child of directory.search({ base: entry.dn, scope: 'one', filter: '(objectClass=*)', limit: 1 })) {
    throw ObjectInUse(kind.name, nameOf(entry), nameOf(child));
  }
  if (attributes.length === 0) return;
  const { domain, configuration } = await directory.contexts();
  const filter = `(|${attributes.map((name) => `(${name}=${escapeFilter(entry.dn)})`).join('')})`;
  // The configuration may be a tree of its own, beside the domain.
  for (const base of isBelow(configuration, domain) ? [domain] : [domain, configuration]) {
    for await (const user of directory.search({ base, filter, attributes: ['cn'], limit: 1 })) {
      throw ObjectInUse(kind.name, nameOf(entry), nameOf(user));
    }
  }
}
