import type { Entry } from './directory.ts';

/** The entry with the attributes that were asked for. */
export function narrow(entry: Entry, attributes: readonly string[] | undefined): Entry {
  if (!attributes) return entry;
  const wanted = new Set(attributes.map((name) => name.toLowerCase()));
  const picked = Object.entries(entry.attributes).filter(([name]) => wanted.has(name.toLowerCase()));
  return { ...entry, attributes: Object.fromEntries(picked) };
}
