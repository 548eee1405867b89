import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import pg from 'pg';

import { line, type Measured, measure } from './measure.ts';

/** Bytes of content in a row, as a step of the bench has. */
const contentBytes = 160;
/** Rows that a request of ten steps leaves: itself, its steps, its end. */
export const rowsPerRequest = 12;
const connections = 2;

/** What the machine itself can do: fdatasync, and multi-row inserts of log-like rows with a commit each. */
export async function rawLimits(
  connectionString: string,
  folder: string,
  seconds: number,
): Promise<{ report: string[]; insertRowsPerSecond: (callers: number) => Promise<Measured> }> {
  const report = [syncLine(folder, seconds)];
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(
    'create table if not exists raw_step (request_id uuid, number integer, parent integer, namespace text, procedure text, path text, content bytea, outcome text, primary key (request_id, number))',
  );
  await client.end();

  return {
    report,
    async insertRowsPerSecond(callers) {
      const clients = await Promise.all(
        Array.from({ length: connections }, async () => {
          const each = new pg.Client({ connectionString });
          await each.connect();
          return each;
        }),
      );
      // As many rows a commit as callers of an ideal group commit would bring to one of the connections.
      const batch = Math.max(1, Math.ceil(callers / connections));
      const content = Buffer.alloc(batch * contentBytes, 'x');
      const measured = await measure(connections, seconds, async (number) => {
        await clients[number]?.query({
          name: 'raw',
          text: `insert into raw_step
            select gen_random_uuid(), u.n, 0, 'Bench', 'Step', '/1 Bench::TenSteps', substring($2::bytea from 1 + u.n * ${contentBytes} for ${contentBytes}), null
            from unnest($1::integer[]) as u (n)`,
          values: [Array.from({ length: batch }, (_, row) => row), content],
        });
      });
      await Promise.all(clients.map((each) => each.end()));
      return { ...measured, perSecond: measured.perSecond * batch };
    },
  };
}

function syncLine(folder: string, seconds: number): string {
  const path = join(folder, 'sync.bench');
  const file = openSync(path, 'w');
  const page = Buffer.alloc(8192, 1);
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const begun = performance.now();
    writeSync(file, page, 0, page.length, 0);
    fdatasyncSync(file);
    times.push(performance.now() - begun);
  }
  closeSync(file);
  rmSync(path);
  times.sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  return line('raw: write and fdatasync of 8 KB', {
    perSecond: (times.length / total) * 1000,
    p50: median,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    count: times.length,
  });
}
