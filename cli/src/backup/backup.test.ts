import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';

import { openInstallation, prepareBase } from '@tenantry/cli/installation';
import { compareSnapshots, readSnapshot } from '@tenantry/cli/snapshot';
import { hosting } from '@tenantry/testing';
import { database } from '@tenantry/testing/database';

import { backup, restore } from './index.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

it('a backup is restored into an empty host, which then goes on as the first one was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-backup-'));
  after(() => rm(folder, { recursive: true, force: true }));
  const hoster = await hosting();
  const user = await hoster.acme.user('ann');
  const before = await hoster.everything();
  const { connectionString } = await database();
  const share = { folder: () => Promise.resolve(join(folder, 'packages')) };

  const to = join(folder, 'backup');
  const { rows } = await backup({ connectionString: hoster.connectionString, share }, to);
  // What comes afterwards is not in it.
  await hoster.acme.user('ben');
  const options = { connectionString, data: join(folder, 'data'), prepareBase: () => prepareBase(connectionString) };
  await restore(to, options);

  assert.ok(rows > 100);
  const settings = {
    data: join(folder, 'data'),
    databaseUrl: connectionString,
    keyFile: hoster.keys.keyFile,
    retentionMonths: 13,
  };
  const installation = await openInstallation({ settings, logger: quiet });
  try {
    assert.deepEqual(compareSnapshots(before, await readSnapshot(installation.directory, installation.pool)), []);
    const [last] = await hoster.client.list({ limit: 2 });
    assert.ok(last);
    const answer = await installation.client.submit({
      what: { namespace: 'Hosted Active Directory', procedure: 'DeleteUser', input: { path: user } },
      caller: { trustee: 'system' },
    });
    assert.deepEqual([answer.error?.code, answer.state], [undefined, 'done']);
  } finally {
    await installation.stop();
  }
  await assert.rejects(restore(to, options), { code: 'BACKUP_TARGET_NOT_EMPTY' });
  await assert.rejects(backup({ connectionString, share }, to), { code: 'BACKUP_FOLDER_NOT_EMPTY' });
  await appendFile(join(to, 'tables/directory.object.copy.gz'), 'x');
  await assert.rejects(restore(to, options), { code: 'BACKUP_INVALID' });
});
