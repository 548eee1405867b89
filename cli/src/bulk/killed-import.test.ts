import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { type Hosting, hosting } from '@tenantry/testing';
import { eventually } from '@tenantry/testing/eventually';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const rows = 24;
/** Users that are there when it is killed. */
const before = 6;
/** Nobody can be made of this row, nor of those after it, before it is killed. */
const heldRow = 16;

describe('tenantry import, killed by kill -9', () => {
  it('takes up where it stopped: each row is done once and whole, and what failed is written down', async () => {
    const hoster = await hosting({ queue: false });
    const file = join(hoster.keys.data, 'many.csv');
    const names = Array.from({ length: rows }, (_, number) => `user${number}`);
    const lines = names.map((name) => `${name}@${name === 'user7' ? 'elsewhere' : 'acme'}.example,${name}`);
    await writeFile(file, `userPrincipalName,displayName\n${lines.join('\n')}\n`);

    const release = await holdRow(hoster);
    const first = startImport(hoster, file);
    const ended = once(first, 'exit');
    try {
      await eventually(async () => first.exitCode !== null || (await usersOf(hoster)).length >= before);
    } finally {
      first.kill('SIGKILL');
      await ended;
      await release();
    }
    assert.ok((await usersOf(hoster)).length < rows - 1, 'everything was done already');
    const second = await runImport(hoster, file);

    assert.equal(second.failed, 1);
    assert.equal(second.done + second.earlier, rows - 1);
    assert.ok(second.earlier >= 1 && second.done >= 1, JSON.stringify(second));
    const users = await usersOf(hoster);
    assert.deepEqual([users.length, users.filter(({ hasMailbox }) => hasMailbox).length], [rows - 1, rows - 1]);
    assert.deepEqual((await hoster.run('Exchange 2007 Resource Manager::Recount_', {})).differences, []);
    assert.match(await readFile(join(hoster.keys.data, 'many.failed.csv'), 'utf8'), /user7@elsewhere\.example/);
  });
});

interface Counts {
  readonly done: number;
  readonly earlier: number;
  readonly failed: number;
}

function startImport({ acme, connectionString, keys }: Hosting, file: string) {
  const where = ['--database', connectionString, '--data', keys.data, '--key-file', keys.keyFile];
  const what = ['--organization', acme.path, '--plan', 'MailboxBasic', '--parallel', '4', '--json'];
  const options = ['--log-level', 'silent', ...where, ...what];
  return spawn(process.execPath, [main, 'import', file, ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
}

async function runImport(hoster: Hosting, file: string): Promise<Counts> {
  const child = startImport(hoster, file);
  // What the command prints.
  return JSON.parse(await text(child.stdout)) as Counts;
}

async function usersOf({ acme, directory }: Hosting): Promise<{ readonly hasMailbox: boolean }[]> {
  const users = directory.search({ base: acme.path, filter: '(cn=user*)', attributes: ['homeMDB'] });
  const found = [];
  for await (const { attributes } of users) found.push({ hasMailbox: attributes['homeMDB'] !== undefined });
  return found;
}

/** Keeps entries from being made for the users of the rows from a certain one on, until the function it gives is called. */
async function holdRow({ pool }: Hosting): Promise<() => Promise<void>> {
  await pool.query(`
    create function public.wait_for_row() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(4711);
      return new;
    end $$;
    create trigger wait_for_row before insert on directory.object
    for each row when (substring(new.dn from '(?i)cn=user([0-9]+)')::integer >= ${heldRow})
    execute function public.wait_for_row()`);
  const client = await pool.connect();
  await client.query('select pg_advisory_lock(4711)');
  return async () => {
    await client.query('select pg_advisory_unlock(4711)');
    await client.query('drop trigger wait_for_row on directory.object');
    client.release();
  };
}
