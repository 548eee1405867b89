import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, it } from 'node:test';
import { openInstallation } from '@tenantry/cli/installation';
import {
  addPublisher,
  applyRollup,
  checkRollup,
  listChanges,
  listComponents,
  listRollupFiles,
  listRollups,
  listServers,
  queueGroup,
  revertRollup,
  startDeployment,
} from '@tenantry/deploy';
import { hosting, isThorough, testPassword } from '@tenantry/testing';

import { buildReleases, news } from './releases.ts';
import { pause, runScript, type ServerProcess, startCommand, startServer } from './server-process.ts';

const callers = 16;
const steps = ['copying', 'staging', 'migrating', 'switching', 'verifying', 'initializing'] as const;

it('a rollup on four servers', { timeout: 600_000 }, async (context) => {
  const servers: ServerProcess[] = [];
  const closers: (() => Promise<void>)[] = [];
  let users = 0;
  // Before the hoster, whose database they use until they end.
  after(async () => {
    for (const close of closers) await close();
    await Promise.all(servers.map((server) => server.kill()));
  });
  const hoster = await hosting({ queue: false });
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-deploy-'));
  const releases = await buildReleases(folder);
  const { connectionString, keys, pool } = hoster;
  for (const [name, roles] of Object.entries({ MPS01: 'engine', MPS02: 'engine', PROV01: 'web', PROV02: 'web' })) {
    servers.push(await startServer({ name, roles, connectionString, keyFile: keys.keyFile, folder, pool }));
  }
  const tool = await openInstallation({
    settings: {
      data: join(folder, 'tool'),
      databaseUrl: connectionString,
      keyFile: keys.keyFile,
      retentionMonths: 13,
    },
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    queue: false,
  });
  await addPublisher(pool, { name: 'tests', publicKey: releases.publicKey, operator: 'test' });
  for (const path of releases.first) await tool.deployment.share.add(path);
  closers.push(
    () => tool.stop({ drainMilliseconds: 0 }),
    () => rm(folder, { recursive: true, force: true }),
  );

  await context.test('finds the packages installed that the tool was told to install', async () => {
    for (const group of new Set((await listComponents(tool.deployment)).map(({ manifest }) => manifest.group))) {
      await queueGroup(tool.deployment, { kind: 'install', group }, 'test');
    }
    const { failed } = await startDeployment(tool.deployment, 'test');

    assert.deepEqual(failed, []);
    await requireRelease('1.0.0');
  });

  await context.test(
    'is applied under load without one refused request, and its files and history say so',
    async () => {
      const checked = await checkRollup(tool.deployment, releases.rollup);
      assert.deepEqual(checked.faults, []);
      assert.deepEqual(
        checked.migrations.map(({ schema, hasWayBack }) => [schema, hasWayBack]),
        [['plans', true]],
      );

      const answers = await underLoad(() => applyRollup(tool.deployment, releases.rollup, 'test'));

      assert.deepEqual(
        answers.filter(({ status }) => status !== 200),
        [],
      );
      assert.ok(answers.length >= callers, 'there was no load');
      await requireRelease('1.1.0');
      const files = await listRollupFiles(tool.deployment);
      assert.equal(new Set(files.map(({ server }) => server)).size, servers.length);
      assert.deepEqual(
        files.filter(({ isRight }) => !isRight),
        [],
      );
      assert.deepEqual(
        (await listRollups(tool.deployment)).map(({ id, state }) => [id, state]),
        [['948755', 'applied']],
      );
      await assert.rejects(applyRollup(tool.deployment, releases.rollup, 'test'), { code: 'ROLLUP_APPLIED' });
    },
  );

  await context.test('is reverted under load', async () => {
    const answers = await underLoad(() => revertRollup(tool.deployment, '948755', 'test'));

    assert.deepEqual(
      answers.filter(({ status }) => status !== 200),
      [],
    );
    await requireRelease('1.0.0');
    assert.deepEqual(
      (await listRollups(tool.deployment)).map(({ state }) => state),
      ['reverted'],
    );
    await assert.rejects(revertRollup(tool.deployment, '948755', 'test'), { code: 'ROLLUP_UNKNOWN' });
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

        await assert.rejects(applyRollup(tool.deployment, rollup, 'test'), { code }, name);
        await requireRelease('1.0.0');
      }
    },
  );

  await context.test('is undone when its initialization fails', async () => {
    const initialize = [
      { component: 'hosted-email-2007', procedure: 'Initialize', parameters: { hostingOU: 'Elsewhere' } },
    ];
    const rollup = await releases.variant('uninitialized', { about: { initialize } });

    await assert.rejects(applyRollup(tool.deployment, rollup, 'test'), { code: 'DEPLOY_INITIALIZE_FAILED' });

    await requireRelease('1.0.0');
    const [last] = await listChanges(hoster.pool, 1);
    assert.deepEqual([last?.state, last?.step, last?.code], ['undone', 'initializing', 'DEPLOY_INITIALIZE_FAILED']);
  });

  const tried = isThorough() ? steps : (['migrating', 'initializing'] as const);
  for (const step of tried) {
    await context.test(`is as before or as after when the tool is killed at ${step}`, async () => {
      const { connectionString, keys } = hoster;
      const command = startCommand(['rollup', 'apply', releases.rollup], {
        connectionString,
        keyFile: keys.keyFile,
        folder,
      });
      const ended = new Promise((resolve) => command.once('exit', resolve));

      await reached(step);
      command.kill('SIGKILL');
      await ended;

      await requireWhole();
    });
  }

  for (const [index, step] of isThorough()
    ? steps.flatMap((each) => [0, 3].map((which) => [which, each] as const))
    : [[0, 'switching'] as const, [3, 'staging'] as const]) {
    await context.test(`is as before or as after when server ${index + 1} is killed at ${step}`, async () => {
      const server = servers[index];
      assert.ok(server);
      const applied = applyRollup(tool.deployment, releases.rollup, 'test').then(
        () => 'applied',
        (error: { code: string }) => error.code,
      );

      await Promise.race([reached(step), applied]);
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

    await runScript(script, { connectionString, keyFile: keys.keyFile, folder, PACKAGES: dirname(releases.rollup) });

    const { rows } = await pool.query<{ component: string; version: string }>(
      "select distinct component, version from deploy.item where server <> '' and state <> 'Not Installed'",
    );
    const versions = new Map(rows.map((row) => [row.component, row.version]));
    assert.equal(versions.get('hosted-email-2007'), '1.1.0');
    assert.equal(versions.get('hosted-email-2007-web-service'), '1.1.0');
    // No part of the Exchange services.
    assert.equal(versions.get('managed-plans'), '1.0.0');
    assert.equal((await createUser(1)).status, 200);
  });

  /** Waits until a change has come to a step. */
  async function reached(step: string): Promise<void> {
    const deadline = performance.now() + 30_000;
    for (;;) {
      const [last] = await listChanges(hoster.pool, 1);
      if (
        last?.state === 'under-way' &&
        steps.indexOf(last.step as (typeof steps)[number]) >= steps.indexOf(step as (typeof steps)[number])
      )
        return;
      assert.ok(performance.now() < deadline, `the change never came to ${step}`);
      await pause(3);
    }
  }

  /** One release on all servers, whichever; then back to the first. */
  async function requireWhole(): Promise<void> {
    const deadline = performance.now() + 60_000;
    for (;;) {
      const [last] = await listChanges(hoster.pool, 1);
      if (last && ['done', 'undone'].includes(last.state)) break;
      assert.ok(performance.now() < deadline, `the change is still ${last?.state} at ${last?.step}`);
      await pause(100);
    }
    const [rollup] = await listRollups(tool.deployment);
    await requireRelease(rollup?.state === 'applied' ? '1.1.0' : '1.0.0');
    if (rollup?.state === 'applied') {
      await revertRollup(tool.deployment, undefined, 'test');
      await requireRelease('1.0.0');
    }
  }

  /** Records, tables, code on each web server and a request: all of one release. */
  async function requireRelease(version: string): Promise<void> {
    const { rows: items } = await hoster.pool.query<{ version: string; count: number }>(
      "select version, count(*)::integer as count from deploy.item where server <> '' and state <> 'Not Installed' group by version",
    );
    assert.deepEqual(
      items.map((row) => row.version),
      [version],
    );
    const { rows: columns } = await hoster.pool.query(
      "select from information_schema.columns where table_schema = 'plans' and table_name = 'service' and column_name = 'remark'",
    );
    assert.equal(columns.length, version === '1.0.0' ? 0 : 1, 'the tables are of another release');
    for (const { address, roles } of await listServers(hoster.pool)) {
      if (!roles.includes('web')) continue;
      const wsdl = await (await fetch(`${address}/mpsws/ManagedPlans/Service.asmx?wsdl`)).text();
      assert.equal(wsdl.includes(news), version !== '1.0.0', `${address} serves another release than ${version}`);
    }
    assert.equal((await createUser(0)).status, 200);
  }

  /** Callers who create users all the while, on both web servers. */
  async function underLoad(work: () => Promise<unknown>): Promise<{ status: number; body: string }[]> {
    const answers: { status: number; body: string }[] = [];
    let ended = false;
    const calling = Array.from({ length: callers }, async (_, caller) => {
      while (!ended) {
        answers.push(await createUser(caller));
        // The machine is to have something left for the deployment.
        await pause(250);
      }
    });
    try {
      await work();
    } finally {
      ended = true;
      await Promise.all(calling);
    }
    return answers;
  }

  async function createUser(caller: number): Promise<{ status: number; body: string }> {
    const web = (await listServers(hoster.pool)).filter(({ roles }) => roles.includes('web'));
    const { address } = web[caller % web.length] ?? {};
    const name = `load-${++users}`;
    const answer = await fetch(`${address}/requests?namespace=Hosted+Active+Directory&procedure=CreateUser`, {
      method: 'POST',
      headers: {
        'content-type': 'text/xml',
        authorization: `Basic ${Buffer.from(`admin@${hoster.acme.domain}:${testPassword}`).toString('base64')}`,
      },
      body: `<request><data><container>${hoster.acme.path}</container><userPrincipalName>${name}@${hoster.acme.domain}</userPrincipalName><displayName>${name}</displayName><isAdmin>false</isAdmin><newPassword>${testPassword}</newPassword></data></request>`,
    });
    return { status: answer.status, body: answer.status === 200 ? '' : await answer.text() };
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
