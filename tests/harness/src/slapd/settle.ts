import { setTimeout as pause } from 'node:timers/promises';

import { Client, NoSuchObjectError } from 'ldapts';

export interface ReplicatingServers {
  readonly urls: readonly string[];
  readonly suffix: string;
  readonly bindDn: string;
  readonly password: string;
}

const settleMilliseconds = 240_000;
const pauseMilliseconds = 20;

/** Waits until each server has got the last change of every other one. */
export async function settle(servers: ReplicatingServers): Promise<void> {
  const deadline = Date.now() + settleMilliseconds;
  for (;;) {
    const known = await Promise.all(servers.urls.map((url) => readChangeNumbers(url, servers)));
    if (new Set(known).size === 1) return;
    if (Date.now() > deadline) throw new Error(`the servers do not agree in time: ${known.join(' and ')}`);
    await pause(pauseMilliseconds);
  }
}

/** The last change number of each server that this one knows of, as one text. */
async function readChangeNumbers(url: string, { suffix, bindDn, password }: ReplicatingServers): Promise<string> {
  const client = new Client({ url });
  await client.bind(bindDn, password);
  try {
    const { searchEntries } = await client.search(suffix, { scope: 'base', attributes: ['contextCSN'] });
    return [searchEntries[0]?.['contextCSN'] ?? []].flat().map(String).sort().join(' ');
  } catch (error) {
    // One to which nothing has come yet.
    if (error instanceof NoSuchObjectError) return '';
    throw error;
  } finally {
    await client.unbind();
  }
}
