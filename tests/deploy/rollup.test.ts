import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import {
  applyRollup,
  checkRollup,
  listChanges,
  listComponents,
  listRollupFiles,
  listRollups,
  queueGroup,
  revertRollup,
  startDeployment,
} from '@tenantry/deploy';
import { isThorough } from '@tenantry/testing';

import { callers, hostingDomain, steps } from './hosting-domain.ts';
import { runScript, startCommand } from './server-process.ts';

it('a rollup on four servers', { timeout: 1_800_000 }, async (context) => {
  const { servers, releases, pool, place, tool, ...domain } = await hostingDomain();
  const { requireRelease, underLoad } = domain;

  await context.test('everything is deployed from nothing, and the sample tenants are provisioned', async () => {
    const components = await listComponents(tool());
    assert.deepEqual(
      components.filter(({ installed }) => installed),
      [],
    );
    for (const path of releases.first) await tool().share.add(path);
    for (const group of new Set((await listComponents(tool())).map(({ manifest }) => manifest.group))) {
      await queueGroup(tool(), { kind: 'install', group }, 'test');
    }

    const { failed } = await startDeployment(tool(), 'test');
    assert.deepEqual(failed, []);
    await domain.reopen();
    await domain.provision();

    await requireRelease('1.0.0');
  });

  await context.test(
    'is applied under load without one refused request, and its files and history say so',
    async () => {
      const checked = await checkRollup(tool(), releases.rollup);
      assert.deepEqual(checked.faults, []);
      assert.deepEqual(
        checked.migrations.map(({ schema, hasWayBack }) => [schema, hasWayBack]),
        [['plans', true]],
      );

      const answers = await underLoad(() => applyRollup(tool(), releases.rollup, 'test'));

      assert.deepEqual(
        answers.filter(({ status }) => status !== 200),
        [],
      );
      assert.ok(answers.length >= callers, 'there was no load');
      await requireRelease('1.1.0');
      const files = await listRollupFiles(tool());
      assert.equal(new Set(files.map(({ server }) => server)).size, servers.length);
      assert.deepEqual(
        files.filter(({ isRight }) => !isRight),
        [],
      );
      assert.deepEqual(
        (await listRollups(tool())).map(({ id, state }) => [id, state]),
        [['948755', 'applied']],
      );
      await assert.rejects(applyRollup(tool(), releases.rollup, 'test'), { code: 'ROLLUP_APPLIED' });
    },
  );

  await context.test('is reverted under load', async () => {
    const answers = await underLoad(() => revertRollup(tool(), '948755', 'test'));

    assert.deepEqual(
      answers.filter(({ status }) => status !== 200),
      [],
    );
    await requireRelease('1.0.0');
    assert.deepEqual(
      (await listRollups(tool())).map(({ state }) => state),
      ['reverted'],
    );
    await assert.rejects(revertRollup(tool(), '948755', 'test'), { code: 'ROLLUP_UNKNOWN' });
  });

  await context.test(
    'is not applied when a package is damaged, its migration fails or has no way back, or it cannot be loaded',
    async () => {
      const broken = {
        damaged: {
          variant: { spoil: (at: string) => appendFile(join(at, 'ManagedPlansNS-1.1.1.tgz'), 'x') },
          code: 'DEPLOY_PACKAGE_ALTERED',
        },
        migration: {
          variant: { plans: setSql('0*-remark.sql', 'alter table plans.nowhere add remark text') },
          code: 'DEPLOY_MIGRATION_FAILED',
        },
        oneWay: { variant: { plans: dropSql('0*-remark.down.sql') }, code: 'ROLLUP_ONE_WAY' },
        unloadable: {
          variant: {
            plans: (all: Map<string, Buffer>) => void all.set('dist/index.js', Buffer.from('import "nowhere";')),
          },
          code: 'DEPLOY_COMPONENT_UNUSABLE',
        },
        prerequisite: {
          variant: { about: { prerequisites: [{ component: 'tenantry', version: '>=99.0.0' }] } },
          code: 'ROLLUP_PREREQUISITE',
        },
      };
      for (const [name, { variant, code }] of Object.entries(broken)) {
        const rollup = await releases.variant(name, variant);

        await assert.rejects(applyRollup(tool(), rollup, 'test'), { code }, name);
        await requireRelease('1.0.0');
      }
    },
  );

  await context.test('is undone when its initialization fails', async () => {
    const initialize = [
      { component: 'hosted-email-2007', procedure: 'Initialize', parameters: { hostingOU: 'Elsewhere' } },
    ];
    const rollup = await releases.variant('uninitialized', { about: { initialize } });

    await assert.rejects(applyRollup(tool(), rollup, 'test'), { code: 'DEPLOY_INITIALIZE_FAILED' });

    await requireRelease('1.0.0');
    const [last] = await listChanges(pool, 1);
    assert.deepEqual([last?.state, last?.step, last?.code], ['undone', 'initializing', 'DEPLOY_INITIALIZE_FAILED']);
  });

  for (const step of isThorough() ? steps : (['migrating', 'initializing'] as const)) {
    await context.test(`is as before or as after when the tool is killed at ${step}`, async () => {
      const command = startCommand(['rollup', 'apply', releases.rollup], place);
      const ended = new Promise((resolve) => command.once('exit', resolve));

      await domain.reached(step);
      command.kill('SIGKILL');
      await ended;

      await requireWhole();
    });
  }

  const everyServer = steps.flatMap((step) => servers.map((server) => ({ server, step })));
  const someServers = [
    { server: servers[0], step: 'switching' },
    { server: servers[1], step: 'migrating' },
    { server: servers[3], step: 'staging' },
  ] as const;
  for (const { server, step } of isThorough() ? everyServer : someServers) {
    await context.test(`is as before or as after when ${server?.name} is killed at ${step}`, async () => {
      assert.ok(server);
      const applied = applyRollup(tool(), releases.rollup, 'test').then(
        () => 'applied',
        (error: { code: string }) => error.code,
      );

      await Promise.race([domain.reached(step), applied]);
      await server.kill();
      const outcome = await applied;
      await server.start();

      assert.ok(['applied', 'DEPLOY_SERVER_SILENT', 'DEPLOY_SERVER_LATE'].includes(outcome), outcome);
      await requireWhole();
    });
  }

  await context.test('is installed by hand, with the commands of the guide as they stand there', async () => {
    const guide = await readFile(new URL('../../docs/guides/deployment.md', import.meta.url), 'utf8');
    const script = /```sh\n(# 1\. .*?)```/s.exec(guide)?.[1];
    assert.ok(script, 'the guide has no script');

    await runScript(script, { ...place, PACKAGES: dirname(releases.rollup) });

    const { rows } = await pool.query<{ component: string; version: string }>(
      "select distinct component, version from deploy.item where server <> '' and state <> 'Not Installed'",
    );
    const versions = new Map(rows.map((row) => [row.component, row.version]));
    assert.equal(versions.get('hosted-email-2007'), '1.1.0');
    assert.equal(versions.get('hosted-email-2007-web-service'), '1.1.0');
    // No part of the Exchange services.
    assert.equal(versions.get('managed-plans'), '1.0.0');
    assert.equal((await domain.createUser(1)).status, 200);
  });

  /** One release on all servers, whichever; then back to the first. */
  async function requireWhole(): Promise<void> {
    await domain.ended();
    const [rollup] = await listRollups(tool());
    await requireRelease(rollup?.state === 'applied' ? '1.1.0' : '1.0.0');
    if (rollup?.state === 'applied') {
      await revertRollup(tool(), undefined, 'test');
      await requireRelease('1.0.0');
    }
  }
});

/** Replaces the SQL files whose name fits. */
function setSql(pattern: string, sql: string): (files: Map<string, Buffer>) => void {
  return (files) => {
    for (const path of matching(files, pattern)) files.set(path, Buffer.from(sql));
  };
}

function dropSql(pattern: string): (files: Map<string, Buffer>) => void {
  return (files) => {
    for (const path of matching(files, pattern)) files.delete(path);
  };
}

function matching(files: Map<string, Buffer>, pattern: string): string[] {
  const [begin = '', end = ''] = pattern.split('*');
  return [...files.keys()].filter((path) => path.startsWith(`migrations/${begin}`) && path.endsWith(end));
}
