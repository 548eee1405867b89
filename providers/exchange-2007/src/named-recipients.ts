import type { Directory, Entry } from '@tenantry/directory';

import { RecipientWithoutMail } from './errors.ts';

/** Recipients of a list, each once. Whoever has no address can neither get mail nor answer for somebody. */
export async function readRecipients(directory: Directory, paths: readonly string[]): Promise<Entry[]> {
  const found = new Map<string, Entry>();
  for (const path of paths) {
    const entry = await directory.read(path, ['mailNickname', 'proxyAddresses']);
    if (entry.attributes['proxyAddresses'] === undefined) throw RecipientWithoutMail(entry.path);
    found.set(entry.guid, entry);
  }
  return [...found.values()];
}
