import { Readable } from 'node:stream';

import { importUsers, readUsers } from '@tenantry/cli/bulk';
import type { Installation } from '@tenantry/cli/installation';
import type { DirectorySettings } from '@tenantry/cli/settings';
import type { Client } from '@tenantry/engine/client';

import { createTenant } from './crowd.ts';
import { rawChanges, type ToolOptions } from './ldap-tools.ts';
import { callers, openSampleHoster } from './sample-hoster.ts';

export interface ImportSize {
  readonly organizations: number;
  readonly mailboxes: number;
}

export interface DirectoryImportOptions extends ImportSize {
  readonly connectionString: string;
  readonly directory: DirectorySettings;
  readonly tools: ToolOptions;
}

/** Users whose directory writes the tools make: enough for a rate. */
const rawUsers = 400;

/** Users with mailboxes of many organizations out of one CSV file over real servers, beside their directory writes by the tools of OpenLDAP. */
export async function directoryImport(options: DirectoryImportOptions): Promise<string[]> {
  const { connectionString, directory, tools, organizations, mailboxes } = options;
  const installation = await openSampleHoster(connectionString, tools.folder, directory);
  try {
    await installation.pool.query(`update resource_manager.store set kilobytes = kilobytes + 1000000000000`);
    const tenants: Awaited<ReturnType<typeof createTenant>>[] = [];
    for (let number = 0; number < organizations; number++) {
      tenants.push(await createTenant(installation, `Tenant${number}`));
    }
    const file = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, number) => {
        const { path, domain } = tenants[number % tenants.length] ?? { path: '', domain: '' };
        return `${prefix}${number}@${domain},"${path}"`;
      });

    // The first mailbox of an organization makes more than the later ones.
    await load(installation.client, file('first', organizations));
    const seconds = await load(installation.client, file('user', mailboxes));
    const records = await writesOf(installation, file('raw', Math.min(rawUsers, mailboxes)));
    const raw = await rawChanges(tools, records, callers);
    const perSecond = mailboxes / seconds;
    const name = `CSV of ${mailboxes} mailboxes in ${organizations} organizations`;
    return [
      `${name.padEnd(46)} ${perSecond.toFixed(0).padStart(8)}/s   the same directory writes by tools ${raw.toFixed(0)}/s: ${((perSecond / raw) * 100).toFixed(0)} %`,
    ];
  } finally {
    await installation.stop();
  }
}

/** Seconds that the import takes. */
async function load(client: Client, rows: readonly string[]): Promise<number> {
  const begun = performance.now();
  const text = `userPrincipalName,organization\n${rows.join('\n')}\n`;
  await importUsers(readUsers('bench.csv', Readable.from([text])), {
    client,
    caller: { trustee: 'system' },
    defaults: { plan: 'MailboxBasic' },
    parallel: callers,
    signal: new AbortController().signal,
    onRow(outcome) {
      if (outcome.state !== 'done') throw new Error(`a row ended as ${outcome.state}: ${outcome.error}`);
    },
  });
  return (performance.now() - begun) / 1000;
}

/** What the import would change in the directory, as the LDIF records of each user: one process makes them, in their order. */
async function writesOf({ client }: Installation, rows: readonly string[]): Promise<string[]> {
  const records: string[] = [];
  const planning: Client = Object.assign(Object.create(client), {
    async submit(submission: Parameters<Client['submit']>[0]) {
      const answer = await client.plan(submission);
      const changes = (answer.changes ?? []).filter((change) => change.startsWith('dn: '));
      records.push(changes.map((change) => change.trimEnd()).join('\n\n'));
      return answer;
    },
  });
  await load(planning, rows);
  return records;
}
