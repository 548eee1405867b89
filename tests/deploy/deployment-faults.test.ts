import assert from 'node:assert/strict';
import { appendFile, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import {
  listComponents,
  listServers,
  queueAction,
  readLog,
  setConfigurationShare,
  startDeployment,
} from '@tenantry/deploy';

import { hostingDomain } from './hosting-domain.ts';
import { pause } from './server-process.ts';

it('deployments on four servers that go wrong', { timeout: 1_200_000 }, async (context) => {
  const { servers, releases, place, tool, pool } = await hostingDomain();
  const [, second, , last] = servers;
  assert.ok(second && last);
  for (const path of releases.first) await tool().share.add(path);
  const share = await tool().share.folder();
  const file = join(share, 'ActiveDirectoryProvider-1.0.0.tgz');

  // Each with a component of its own where servers must not have unpacked it before.
  for (const { what, component, code, spoil, mend } of [
    {
      what: 'a server that does not answer',
      component: 'custom-audit',
      code: /^DEPLOY_SERVER_SILENT: /,
      spoil: () => second.signal('SIGSTOP'),
      mend: async () => {
        second.signal('SIGCONT');
        await running('MPS02');
      },
    },
    {
      what: 'a server that has died',
      component: 'custom-audit',
      code: /^DEPLOY_SERVER_SILENT: /,
      spoil: () => second.kill(),
      mend: () => second.start(),
    },
    {
      what: 'a package share that is out of reach',
      component: 'error-provider',
      code: /^DEPLOY_SERVER_FAILED: .*DEPLOY_PACKAGE_MISSING/,
      spoil: () => rename(share, `${share}-elsewhere`),
      mend: () => rename(`${share}-elsewhere`, share),
    },
    {
      what: 'a package that was damaged in the share',
      component: 'active-directory',
      code: /^DEPLOY_SERVER_FAILED: .*DEPLOY_PACKAGE_ALTERED/,
      spoil: () => appendFile(file, 'x'),
      mend: async () => writeFile(file, (await readFile(file)).subarray(0, -1)),
    },
    {
      what: 'a full disk',
      component: 'exchange-2007',
      code: /^DEPLOY_SERVER_FAILED: On server PROV02: DEPLOY_STORE_UNWRITABLE/,
      spoil: () => last.limitFiles(100),
      mend: () => last.limitFiles('unlimited'),
    },
  ]) {
    await context.test(`${what}: nothing is installed, the state says so, and the next start goes on`, async () => {
      await queueAction(tool(), { kind: 'install', component }, 'first operator');
      await spoil();
      const { done, failed } = await startDeployment(tool(), 'first operator');
      const states = await statesOf(component);
      await mend();

      assert.deepEqual(
        [done.map((action) => action.component), failed.map((action) => action.component)],
        [[], [component]],
      );
      assert.match(failed[0]?.message ?? '', code);
      assert.equal(await isInstalled(component), false);
      assert.deepEqual(states, ['Install Failed', 'Install Failed', 'Install Failed', 'Install Failed']);

      const again = await startDeployment(tool(), 'first operator');

      assert.deepEqual([again.done.length, again.failed], [1, []]);
      assert.deepEqual(await statesOf(component), ['Verified', 'Verified', 'Verified', 'Verified']);
      await queueAction(tool(), { kind: 'uninstall', component }, 'first operator');
      assert.deepEqual((await startDeployment(tool(), 'first operator')).failed, []);
      assert.equal(await isInstalled(component), false);
    });
  }

  await context.test('a second operator is told who is at work, and his actions wait', async () => {
    await queueAction(tool(), { kind: 'install', component: 'custom-audit' }, 'first operator');
    second.signal('SIGSTOP');
    const first = startDeployment(tool(), 'first operator');
    await underWay();

    await queueAction(tool(), { kind: 'install', component: 'error-provider' }, 'second operator');
    await assert.rejects(startDeployment(tool(), 'second operator'), {
      code: 'DEPLOY_BUSY',
      message: /first operator/,
    });

    second.signal('SIGCONT');
    assert.deepEqual((await first).failed, []);
    const { done, failed } = await startDeployment(tool(), 'second operator');
    assert.deepEqual([done.map((action) => action.component), failed], [['error-provider'], []]);
  });

  await context.test(
    'what was done is written into the configuration share; one that is no folder stops nothing',
    async () => {
      const folder = join(place.folder, 'configuration');
      await setConfigurationShare(pool, folder);
      await queueAction(tool(), { kind: 'verify', component: 'custom-audit' }, 'first operator');
      await startDeployment(tool(), 'first operator');

      const config = JSON.parse(await readFile(join(folder, 'Config/MpsConfig.json'), 'utf8'));
      assert.deepEqual(config.components, [
        { name: 'custom-audit', version: '1.0.0' },
        { name: 'error-provider', version: '1.0.0' },
      ]);
      const history = JSON.parse(await readFile(join(folder, 'Config/ActionHistory.json'), 'utf8'));
      assert.deepEqual([history.actions[0].kind, history.actions[0].state], ['verify', 'done']);
      assert.match(await readFile(join(folder, 'Log/Session.log'), 'utf8'), /^\S+Z verify custom-audit: done\n$/m);
      const [log = ''] = (await readdir(join(folder, 'Log'))).filter((name) => name.startsWith('custom-audit'));
      assert.match(log, /^custom-audit on all servers \d{4}-\d\d-\d\d\.log$/);

      await setConfigurationShare(pool, join(folder, 'Log/Session.log'));
      await queueAction(tool(), { kind: 'verify', component: 'custom-audit' }, 'first operator');
      const { done } = await startDeployment(tool(), 'first operator');
      assert.equal(done.length, 1);
      const [last] = await readLog(pool, { limit: 1 });
      assert.match(last?.line ?? '', /^the configuration share .* could not be written: /);
    },
  );

  async function isInstalled(name: string): Promise<boolean> {
    const found = (await listComponents(tool())).find(({ manifest }) => manifest.name === name);
    return found?.installed ?? false;
  }

  /** The states on the servers, in the order of their names. */
  async function statesOf(name: string): Promise<string[]> {
    const { rows } = await pool.query<{ state: string }>(
      "select state from deploy.item where component = $1 and server <> '' order by server",
      [name],
    );
    return rows.map(({ state }) => state);
  }

  async function running(name: string): Promise<void> {
    while ((await listServers(pool)).find((server) => server.name === name)?.state !== 'running') await pause(100);
  }

  async function underWay(): Promise<void> {
    while (((await pool.query("select from deploy.change where state = 'under-way'")).rowCount ?? 0) === 0)
      await pause(20);
  }
});
