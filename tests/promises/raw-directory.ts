import { readFile } from 'node:fs/promises';

import type { TestDirectory } from '@tenantry/testing';
import { Client, type Entry, type SearchOptions } from 'ldapts';

/** What one controller itself answers, past the engine. */
export async function searchAt(
  { settings }: Pick<TestDirectory, 'settings'>,
  controller: string,
  { base, ...options }: SearchOptions & { readonly base: string },
): Promise<Entry[]> {
  const address = settings.controllers.find(({ name }) => name === controller);
  if (!address) throw new Error(`there is no controller ${controller}`);
  const client = new Client({ url: address.url });
  await client.bind(settings.user, (await readFile(settings.passwordFile, 'utf8')).trim());
  try {
    return (await client.search(base.replace('LDAP://', ''), { paged: true, ...options })).searchEntries;
  } finally {
    await client.unbind();
  }
}
