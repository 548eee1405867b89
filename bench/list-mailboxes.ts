import type { Installation } from '@tenantry/cli/installation';
import { runProcedure } from '@tenantry/cli/two-tenants';

import { crowd } from './crowd.ts';
import { openSampleHoster } from './sample-hoster.ts';

/** What a caller gets who does not say how many, and the most that a page may have. */
const pageSizes = [100, 10_000];

/** Lists of an organization with so many mailboxes, in an installation of its own. */
export async function listMailboxes(connectionString: string, folder: string, count: number): Promise<string[]> {
  const installation = await openSampleHoster(connectionString, folder);
  try {
    return await listings(installation, await crowd(installation, 'Listed', count), count);
  } finally {
    await installation.stop();
  }
}

/** All mailboxes of one organization with plan, quota and allocation, and all its users, beside a bare search of the same entries. */
export async function listings(installation: Installation, organization: string, count: number): Promise<string[]> {
  const bare = await timed(async () => {
    let found = 0;
    for await (const _ of installation.directory.search({ base: organization, filter: '(homeMDB=*)' })) found++;
    if (found !== count) throw new Error(`${found} entries were found instead of ${count}`);
  });
  const lines = [`raw: search of ${count} mailboxes: ${bare.toFixed(2)} s`];
  for (const { procedure, entries } of lists) {
    for (const pageSize of pageSizes) {
      const seconds = await timed(async () => {
        const found = await countPages(installation, { procedure, entries, organization, pageSize });
        if (found !== count) throw new Error(`${procedure} gave ${found} entries instead of ${count}`);
      });
      lines.push(
        `${procedure} of ${count} in pages of ${pageSize}: ${seconds.toFixed(2)} s, ${(seconds / bare).toFixed(1)} times the bare search`,
      );
    }
  }
  return [...lines, 'goal: ListMailboxes of 10,000 in under 1 s, and in small pages no more than a few times as long'];
}

const lists = [
  { procedure: 'Hosted Email 2007::ListMailboxes', entries: 'mailboxes' },
  { procedure: 'Managed Active Directory::ListUsers', entries: 'users' },
];

interface Listing {
  readonly procedure: string;
  readonly entries: string;
  readonly organization: string;
  readonly pageSize: number;
}

/** A mailbox without plan or allocation is not counted. */
async function countPages({ client }: Installation, listing: Listing): Promise<number> {
  const { procedure: name, entries, organization, pageSize } = listing;
  let found = 0;
  let cursor: string | undefined;
  do {
    const input = { organization, pageSize, ...(cursor === undefined ? {} : { cursor }) };
    const page = await runProcedure(client, { name, input, trustee: 'system' });
    found += page[entries].filter(
      (each: Listed) => entries !== 'mailboxes' || (each.planName && each.kilobytes),
    ).length;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}

interface Listed {
  readonly planName?: string;
  readonly kilobytes?: number;
}

/** Seconds. */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
