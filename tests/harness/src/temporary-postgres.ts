import { spawn } from 'node:child_process';
import { chmod, mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPostgres } from '@tenantry/cli/embedded-postgres';

export interface TemporaryPostgres {
  readonly connectionString: string;
  /** Vanishes with the process, too. */
  readonly folder: string;
}

/** A server for this process alone. It ends with the process, however that ends, and leaves nothing behind. */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const folder = await mkdtemp(join(await roomyFolder(), 'tenantry-test-'));
  // The server may run as another user, who has to get in.
  await chmod(folder, 0o711);

  // The server is told by name, since its process number is not known yet when a start is interrupted.
  const dataDirectory = join(folder, 'pg');
  const guard = spawn('/bin/sh', ['-c', guardScript, 'tenantry-test-guard', folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  // Neither the guard nor the pipe to it may keep the process from ending.
  if (guard.stdin !== null && 'unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref();

  const { connectionString } = await startPostgres({ dataDirectory, database: 'template', durable: false });
  return { connectionString, folder };
}

const wantedBytes = 2_000_000_000;

/** Memory where there is room for it, since tests make and drop many databases. Containers often have 64 MB. */
async function roomyFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined);
  return memory !== undefined && memory.bavail * memory.bsize > wantedBytes ? '/dev/shm' : tmpdir();
}

/** Waits until its standard input is closed, which the system does when this process is gone; then stops the server. */
const guardScript = `
cat > /dev/null
kill -QUIT "$(head -n 1 "$1/pg/postmaster.pid")"
while [ -e "$1/pg/postmaster.pid" ] && kill -0 "$(head -n 1 "$1/pg/postmaster.pid")"; do sleep 0.05; done
rm -rf "$1"
`;
