import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';

import { listServers } from '@tenantry/deploy';
import { hosting } from '@tenantry/testing';

import { runScript, startServer } from './server-process.ts';

it('new components pass their tests, are packed and deployed, and answer, with the commands of the guide', async () => {
  const hoster = await hosting({ queue: false });
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-component-'));
  const { connectionString, keys, pool } = hoster;
  const server = await startServer({
    name: 'MPS01',
    roles: 'engine,web',
    connectionString,
    keyFile: keys.keyFile,
    folder,
    pool,
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  // It has nothing to read again, and goes on.
  server.signal('SIGHUP');
  const guide = await readFile(new URL('../../docs/guides/deployment.md', import.meta.url), 'utf8');
  const script = /```sh\n(tenantry component new .*?)```/s.exec(guide)?.[1];
  assert.ok(script, 'the guide has no script');

  const output = await runScript(script, { connectionString, keyFile: keys.keyFile, folder, WORK: folder });

  assert.match(output, /Contoso Notes::SetNote/);
  // Five of the namespace, four of the provider, one of the web service.
  assert.match(output, /^ℹ pass 10$/m);
  const { rows } = await pool.query('select key, value from contoso_notes.note');
  assert.deepEqual(rows, [{ key: 'colour', value: 'red' }]);
  const [{ address } = {}] = await listServers(pool);
  const wsdl = await (await fetch(`${address}/mpsws/ContosoPlans/Service.asmx?wsdl`)).text();
  assert.match(wsdl, /<wsdl:operation name="GetPlan">/);
});
