import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type Installation, openInstallation } from '@tenantry/cli/installation';
import { type HostingPaths, provisionTwoTenants, runProcedure } from '@tenantry/cli/two-tenants';
import { addPublisher, listChanges, listServers, type RollupParts } from '@tenantry/deploy';
import { isThorough, testPassword } from '@tenantry/testing';
import { database } from '@tenantry/testing/database';
import pg from 'pg';

import { buildReleases, news, type Releases } from './releases.ts';
import { pause, type ServerProcess, startServer } from './server-process.ts';

export const callers = 16;
/** Between two requests of a caller; they take turns, so that one arrives at every moment. */
const pauseMilliseconds = isThorough() ? 250 : 1000;
export const steps = ['copying', 'staging', 'migrating', 'switching', 'verifying', 'initializing'] as const;

/** Four processes on one database, on which nothing is installed: two engines, two web servers. */
export interface HostingDomain {
  readonly servers: readonly ServerProcess[];
  readonly releases: Releases;
  readonly pool: pg.Pool;
  /** What commands of the tool need. */
  readonly place: { readonly connectionString: string; readonly keyFile: string; readonly folder: string };
  /** The tool as an operator has it open; `reopen` gives it the components that are installed by now. */
  tool(): RollupParts;
  reopen(): Promise<void>;
  /** A hoster with two tenants, made by the procedures that were deployed. */
  provision(): Promise<void>;
  createUser(caller: number): Promise<Answer>;
  /** Callers who create users all the while, on both web servers. */
  underLoad(work: () => Promise<unknown>): Promise<Answer[]>;
  /** Records, tables, code on each web server and a request: all of one release. */
  requireRelease(version: string): Promise<void>;
  /** Waits until a change has come to a step. */
  reached(step: (typeof steps)[number]): Promise<void>;
  /** Waits until the last change has ended, either way. */
  ended(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** It ends with the test that asks for it. */
export async function hostingDomain(): Promise<HostingDomain> {
  const closers: (() => Promise<unknown>)[] = [];
  // Before anything is awaited, and before the database, whose sessions these are.
  after(async () => {
    for (const close of closers.reverse()) await close();
  });
  const { connectionString } = await database();
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-deploy-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const place = { connectionString, keyFile: join(folder, 'secret.key'), folder };
  const pool = new pg.Pool({ connectionString });
  closers.push(() => pool.end());
  let tool = await open();
  closers.push(() => tool.stop({ drainMilliseconds: 0 }));
  const releases = await buildReleases(folder);
  const servers: ServerProcess[] = [];
  for (const [name, roles] of Object.entries({ MPS01: 'engine', MPS02: 'engine', PROV01: 'web', PROV02: 'web' })) {
    const server = await startServer({ name, roles, ...place, pool, components: 'packages' });
    closers.push(() => server.kill());
    servers.push(server);
  }
  await addPublisher(pool, { name: 'tests', publicKey: releases.publicKey, operator: 'test' });
  let acme: HostingPaths['acme'] | undefined;
  let users = 0;

  const domain: HostingDomain = {
    servers,
    releases,
    pool,
    place,
    tool: () => tool.deployment,
    async reopen() {
      await tool.stop({ drainMilliseconds: 0 });
      tool = await open();
    },
    async provision() {
      const paths = await provisionTwoTenants((name, input) =>
        runProcedure(tool.client, { name, input, trustee: 'system' }),
      );
      acme = paths.acme;
    },
    createUser,
    async underLoad(work) {
      const answers: Answer[] = [];
      let ended = false;
      const calling = Array.from({ length: callers }, async (_, caller) => {
        await pause((pauseMilliseconds * caller) / callers);
        while (!ended) {
          answers.push(await createUser(caller));
          // The machine is to have something left for the deployment.
          await pause(pauseMilliseconds);
        }
      });
      try {
        await work();
      } finally {
        ended = true;
        await Promise.all(calling);
      }
      return answers;
    },
    async requireRelease(version) {
      const { rows: items } = await pool.query<{ version: string; count: number }>(
        "select version, count(*)::integer as count from deploy.item where server <> '' and state <> 'Not Installed' group by version",
      );
      assert.deepEqual(
        items.map((row) => row.version),
        [version],
      );
      const { rows: columns } = await pool.query(
        "select from information_schema.columns where table_schema = 'plans' and table_name = 'service' and column_name = 'remark'",
      );
      assert.equal(columns.length, version === '1.0.0' ? 0 : 1, 'the tables are of another release');
      for (const address of await webAddresses()) {
        const wsdl = await (await fetch(`${address}/mpsws/ManagedPlans/Service.asmx?wsdl`)).text();
        assert.equal(wsdl.includes(news), version !== '1.0.0', `${address} serves another release than ${version}`);
      }
      assert.equal((await createUser(0)).status, 200);
    },
    async reached(step) {
      const deadline = performance.now() + 240_000;
      for (;;) {
        const [last] = await listChanges(pool, 1);
        // What the database says is a word that may be none of these.
        const at = (steps as readonly string[]).indexOf(last?.step ?? '');
        if (last?.state === 'under-way' && at >= steps.indexOf(step)) return;
        assert.ok(performance.now() < deadline, `the change never came to ${step}`);
        await pause(3);
      }
    },
    async ended() {
      const deadline = performance.now() + 240_000;
      for (;;) {
        const [last] = await listChanges(pool, 1);
        if (last && ['done', 'undone'].includes(last.state)) return;
        assert.ok(performance.now() < deadline, `the change is still ${last?.state} at ${last?.step}`);
        await pause(100);
      }
    },
  };
  return domain;

  function open(): Promise<Installation> {
    return openInstallation({
      settings: {
        data: join(folder, 'tool'),
        databaseUrl: connectionString,
        keyFile: place.keyFile,
        retentionMonths: 13,
      },
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      queue: false,
      components: 'packages',
    });
  }

  async function webAddresses(): Promise<string[]> {
    const web = (await listServers(pool)).filter(({ roles }) => roles.includes('web'));
    return web.flatMap(({ address }) => (address === undefined ? [] : [address]));
  }

  async function createUser(caller: number): Promise<Answer> {
    assert.ok(acme, 'nobody has been provisioned yet');
    const { domain: mailDomain, path } = acme;
    const addresses = await webAddresses();
    const name = `load-${++users}`;
    const answer = await fetch(
      `${addresses[caller % addresses.length]}/requests?namespace=Hosted+Active+Directory&procedure=CreateUser`,
      {
        method: 'POST',
        headers: {
          'content-type': 'text/xml',
          authorization: `Basic ${Buffer.from(`admin@${mailDomain}:${testPassword}`).toString('base64')}`,
        },
        body: `<request><data><container>${path}</container><userPrincipalName>${name}@${mailDomain}</userPrincipalName><displayName>${name}</displayName><isAdmin>false</isAdmin><newPassword>${testPassword}</newPassword></data></request>`,
      },
    );
    return { status: answer.status, body: answer.status === 200 ? '' : await answer.text() };
  }
}
