import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { type Hosting, hosting } from '@tenantry/testing';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const rows = 24;
/** Users that are there when it is killed. */
const before = 6;
const pollMilliseconds = 5;
const patienceMilliseconds = 60_000;

describe('tenantry import, killed by kill -9', () => {
  it('takes up where it stopped: each row is done once and whole, and what failed is written down', async () => {
    const hoster = await hosting({ queue: false });
    const file = join(hoster.keys.data, 'many.csv');
    const names = Array.from({ length: rows }, (_, number) => `user${number}`);
    const lines = names.map((name) => `${name}@${name === 'user7' ? 'elsewhere' : 'acme'}.example,${name}`);
    await writeFile(file, `userPrincipalName,displayName\n${lines.join('\n')}\n`);

    const first = startImport(hoster, file);
    await until(async () => (await usersOf(hoster)).length >= before);
    first.kill('SIGKILL');
    await once(first, 'exit');
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

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it did not come so far in time');
    await sleep(pollMilliseconds);
  }
}
