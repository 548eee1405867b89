import { Readable } from 'node:stream';

import { importUsers, readUsers } from '@tenantry/cli/bulk';
import type { Installation } from '@tenantry/cli/installation';

import type { Measured } from './measure.ts';

const parallel = 16;
/** Rows for each second of the measurement. */
const rowsPerSecond = 20;

/** Users with mailboxes a second out of a CSV file, beside raw changes of entries. */
export async function importRate(
  { client }: Installation,
  { organization, seconds, raw }: { readonly organization: string; readonly seconds: number; readonly raw: Measured },
): Promise<string> {
  const rows = Math.ceil(rowsPerSecond * seconds);
  const names = Array.from({ length: rows }, (_, number) => `imported${number}@alpineskihouse.com`);
  let requestId = '';
  const started = performance.now();
  await importUsers(readUsers('bench.csv', Readable.from([`userPrincipalName\n${names.join('\n')}\n`])), {
    client,
    caller: { trustee: 'system' },
    defaults: { organization: `LDAP://${organization}`, plan: 'MailboxBasic' },
    parallel,
    signal: new AbortController().signal,
    onRow(outcome) {
      if (outcome.state !== 'done') throw new Error(`a row ended as ${outcome.state}: ${outcome.error}`);
      requestId = outcome.requestId ?? '';
    },
  });
  const perSecond = (rows / (performance.now() - started)) * 1000;
  const explained = await client.explain(requestId);
  const writes = (explained?.steps ?? []).filter(({ kind }) => kind === 'write').length;
  const share = ((perSecond * writes) / raw.perSecond) * 100;
  const name = `import of users with mailboxes by CSV, ${parallel} at a time`;
  return `${name.padEnd(46)} ${perSecond.toFixed(0).padStart(8)}/s   ${writes} writes each: ${share.toFixed(0)} % of the raw changes`;
}
