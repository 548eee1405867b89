import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, lstat, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import pg from 'pg';

import { isAlive } from './processes.ts';
import { type EmbeddedPostgres, startPostgres } from './start-postgres.ts';

describe('startPostgres', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenantry-postgres-'));
    await chmod(folder, 0o755);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('keeps data over a restart, with the settings of a durable server', async () => {
    const dataDirectory = join(folder, 'kept');
    const first = await startPostgres({ dataDirectory });
    await query(first, 'create table kept as select 1 as number');
    assert.deepEqual(await query(first, 'show fsync'), [{ fsync: 'on' }]);
    await first.stop();
    assert.equal(isAlive(first.pid), false);

    const second = await startPostgres({ dataDirectory });

    assert.equal(second.adopted, false);
    assert.deepEqual(await query(second, 'select number from kept'), [{ number: 1 }]);
    assert.deepEqual(await query(second, 'show listen_addresses'), [{ listen_addresses: '' }]);
    await second.stop();
  });

  it('adopts the server of a process that was killed, and stops it in the end', async () => {
    const dataDirectory = join(folder, 'adopted');
    await startAndDie(dataDirectory);

    const adopted = await startPostgres({ dataDirectory, durable: false });

    assert.equal(adopted.adopted, true);
    assert.deepEqual(await query(adopted, 'select 1 as number'), [{ number: 1 }]);
    await adopted.stop();
    assert.equal(isAlive(adopted.pid), false);
  });

  it('starts again after the server itself was killed', async () => {
    const dataDirectory = join(folder, 'killed');
    const first = await startPostgres({ dataDirectory });
    await query(first, 'create table kept as select 1 as number');
    process.kill(first.pid, 'SIGKILL');

    const second = await startPostgres({ dataDirectory });

    assert.equal(second.adopted, false);
    assert.deepEqual(await query(second, 'select number from kept'), [{ number: 1 }]);
    await second.stop();
  });

  it('gives processes that start at once one server, which the last one stops', async () => {
    const dataDirectory = join(folder, 'shared');

    const users = await Promise.all([1, 2, 3].map(() => startPostgres({ dataDirectory, durable: false })));

    const [one, two, three] = users;
    assert.equal(new Set(users.map(({ pid }) => pid)).size, 1);
    await one?.stop();
    await two?.stop();
    assert.deepEqual(await query(three, 'select 1 as number'), [{ number: 1 }]);
    await three?.stop();
    assert.equal(isAlive(three?.pid ?? 0), false);
  });

  it('does not take a process for the server that only has its number', async () => {
    const dataDirectory = join(folder, 'recycled');
    await (await startPostgres({ dataDirectory, durable: false })).stop();
    await writeFile(
      join(dataDirectory, 'postmaster.pid'),
      `${process.pid}\n${dataDirectory}\n1\n5432\n\n\n0 0\nready\n`,
    );

    const started = await startPostgres({ dataDirectory, durable: false });

    assert.notEqual(started.pid, process.pid);
    await started.stop();
  });

  it('puts the socket elsewhere when the path of the data is too long for one', async () => {
    const dataDirectory = join(folder, 'long'.repeat(20), 'long'.repeat(20));

    const started = await startPostgres({ dataDirectory, durable: false });

    const socketFolder = new URL(started.connectionString).searchParams.get('host') ?? '';
    assert.ok(socketFolder.length < 90);
    assert.deepEqual(await query(started, 'select 1 as number'), [{ number: 1 }]);
    await started.stop();
    await assert.rejects(stat(socketFolder), { code: 'ENOENT' });
  });

  it('refuses a folder that holds something else', async () => {
    await writeFile(join(folder, 'notes.txt'), 'mine');

    await assert.rejects(startPostgres({ dataDirectory: folder }), { code: 'POSTGRES_DIRECTORY_NOT_EMPTY' });

    assert.equal(await readFile(join(folder, 'notes.txt'), 'utf8'), 'mine');
  });

  it('refuses the data of another version', async () => {
    const dataDirectory = join(folder, 'old');
    await (await startPostgres({ dataDirectory, durable: false })).stop();
    await writeFile(join(dataDirectory, 'PG_VERSION'), '15\n');

    await assert.rejects(startPostgres({ dataDirectory }), { code: 'POSTGRES_OTHER_VERSION' });
  });

  // Only root has a second user to run the server as.
  if (process.getuid?.() === 0) {
    it('keeps the data elsewhere when the user of the server cannot enter the folder, and says so', async () => {
      const closed = await mkdtemp(join(folder, 'closed-'));
      await chmod(closed, 0o700);
      const dataDirectory = join(closed, 'postgres');
      const said: string[] = [];

      const first = await startPostgres({ dataDirectory, durable: false, say: (text) => said.push(text) });
      await query(first, 'create table kept as select 1 as number');
      await first.stop();
      const second = await startPostgres({ dataDirectory, durable: false, say: (text) => said.push(text) });

      assert.deepEqual(await query(second, 'select number from kept'), [{ number: 1 }]);
      await second.stop();
      assert.equal((await lstat(dataDirectory)).isSymbolicLink(), true);
      assert.equal(await realpath(dataDirectory), first.dataDirectory);
      assert.deepEqual(said, [
        `PostgreSQL runs as user 65534, who cannot enter ${closed}: its data are in ${first.dataDirectory}.`,
      ]);
      await rm(first.dataDirectory, { recursive: true });
    });
  }
});

/** Starts the server in another process and kills that. */
async function startAndDie(dataDirectory: string): Promise<void> {
  const program = `
    import { startPostgres } from ${JSON.stringify(new URL('start-postgres.ts', import.meta.url).href)};
    await startPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, durable: false });
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' });
  const signal = await new Promise((resolve) => child.on('exit', (_, name) => resolve(name)));
  assert.equal(signal, 'SIGKILL');
}

async function query(server: EmbeddedPostgres | undefined, sql: string): Promise<unknown[]> {
  const session = new pg.Client({ connectionString: server?.connectionString });
  await session.connect();
  const { rows } = await session.query(sql);
  await session.end();
  return rows;
}
