import { type AccessEntry, type Directory, escapeFilter, toSid } from '@tenantry/directory';

/** Trustees by security identifier: paths of those that are objects here. */
export async function trusteeNames(
  handle: Directory,
  entries: readonly AccessEntry[],
): Promise<ReadonlyMap<string, string>> {
  const { domain } = await handle.contexts();
  const names = new Map<string, string>();
  for (const sid of new Set(entries.map(({ trustee }) => toSid(trustee)))) {
    if (!sid.startsWith('S-')) continue;
    const filter = `(objectSid=${escapeFilter(sid)})`;
    for await (const { path } of handle.search({ base: domain, filter, attributes: ['cn'], limit: 1 }))
      names.set(sid, path);
  }
  return names;
}
