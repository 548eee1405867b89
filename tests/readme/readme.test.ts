import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { freePort } from '@tenantry/testing/free-ports';

import { type RunningCommand, runCommand, startCommand } from './running-command.ts';

const root = new URL('../../', import.meta.url);
const readme = await readFile(new URL('README.md', root), 'utf8');
const [commands = [], tour = []] = [...readme.matchAll(/^```\n([^`]*)^```/gm)].map(([, block = '']) =>
  block.split('\n').flatMap((line) => line.replace(/\s+#.*$/, '').trim() || []),
);

describe('the README', () => {
  let environment: Record<string, string> = {};
  let address = '';
  let running: RunningCommand;

  before(async () => {
    const data = await mkdtemp(join(tmpdir(), 'tenantry-readme-'));
    // The database server may run as another user.
    await chmod(data, 0o711);
    const port = await freePort();
    environment = { TENANTRY_DATA: data, PORT: String(port), NO_COLOR: '1' };
    address = `http://localhost:${port}`;
  });

  after(async () => {
    running.signal('SIGKILL');
    await stopDatabase(environment['TENANTRY_DATA'] ?? '');
    await rm(environment['TENANTRY_DATA'] ?? '', { recursive: true, force: true });
  });

  it('gives two commands', () => {
    assert.deepEqual(commands, ['npm ci && npm start', 'npm ci && npm test']);
  });

  it('starts, provisions the sample and says how to go on', async () => {
    running = startCommand('npm start', environment);
    await running.prints(/is ready at .*tenantry explain last/s);

    const output = running.output();
    assert.match(output, /CreateMailbox/);
    assert.match(output, new RegExp(`ready at ${address}`));
    assert.match(output, /administrator {2}administrator@fabrikam\.com/);
    assert.equal((await fetch(`${address}/readyz`)).status, 200);
  });

  it('takes requests over HTTP', async () => {
    const credentials = JSON.parse(
      await readFile(join(environment['TENANTRY_DATA'] ?? '', 'credentials.json'), 'utf8'),
    ) as { user: string; password: string };
    const submit = (password: string) =>
      fetch(`${address}/requests`, {
        method: 'POST',
        headers: {
          'content-type': 'text/xml',
          authorization: `Basic ${Buffer.from(`${credentials.user}:${password}`).toString('base64')}`,
        },
        body: `<request><data/><procedure><execute namespace="Hosted Email 2007" procedure="GetMailbox">
          <executeData><user>LDAP://CN=ann@alpineskihouse.com,OU=AlpineSkiHouse,OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com</user></executeData>
          <after source="executeData" destination="data" mode="merge"/></execute></procedure></request>`,
      });

    const answer = await submit(credentials.password);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /<response><data>.*ann@alpineskihouse\.com/);
    assert.equal((await submit('wrong')).status, 401);
  });

  it('leads through a tour in which every command works', async () => {
    for (const line of tour) {
      const { code, output } = await runCommand(line, environment);
      // The tour lets one request fail to show its undo.
      assert.equal(code === 0, !line.includes('--fail-at'), `${line} ended with ${code}:\n${output}`);
    }
  });

  it('stops cleanly with Ctrl-C and goes on with the next start', async () => {
    running.signal('SIGINT');
    await running.ended();
    assert.match(running.output(), /Stopping/);
    await databaseStops(environment['TENANTRY_DATA'] ?? '');

    running = startCommand('npm start', environment);
    await running.prints(/is ready at/);
    assert.doesNotMatch(running.output(), /CreateMailbox/);
  });

  it('recovers after kill -9', async () => {
    running.signal('SIGKILL');
    await running.ended();

    running = startCommand('npm start', environment);
    await running.prints(/is ready at/);
    const { code, output } = await runCommand('npx tenantry requests', environment);
    assert.equal(code, 0, output);
  });
});

/** A server that has ended in order has stopped its database; npm does not wait for that. */
async function databaseStops(data: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  const file = join(data, 'postgres', 'postmaster.pid');
  while ((await readFile(file, 'utf8').catch(() => '')) !== '') {
    assert.ok(Date.now() < deadline, 'the database runs on');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The database outlives a server that was killed; it is stopped as an operator would. */
async function stopDatabase(data: string): Promise<void> {
  const pid = await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const [first = ''] = pid.split('\n');
  if (/^\d+$/.test(first)) process.kill(Number(first), 'SIGQUIT');
}
