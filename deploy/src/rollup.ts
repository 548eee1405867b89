import { join } from 'node:path';
import type { ProvisioningError } from '@tenantry/engine/client';
import semver from 'semver';

import { makeChange, resume } from './change.ts';
import type { ChangeParts } from './change-parts.ts';
import {
  RollupPrerequisite as PrerequisiteMissing,
  RollupApplied,
  RollupBackward,
  RollupInvalid,
  RollupNotLast,
  RollupOneWay,
  RollupUnknown,
  ServerSilent,
} from './errors.ts';
import type { Migration, Selected } from './host.ts';
import type { Initialization } from './initialization.ts';
import type { Inventory, Wanted } from './inventory.ts';
import { findRequirementFaults } from './requirements.ts';
import { type Rollup, type RollupManifest, readRollup } from './rollup-manifest.ts';
import { inventoryOf } from './server-components.ts';
import { listServers } from './servers.ts';
import { toolSession } from './tool-session.ts';

/** What a rollup would do, and why it cannot. */
export interface RollupCheck {
  readonly manifest: RollupManifest;
  /** Component by component: from which version to which. */
  readonly changes: readonly { readonly component: string; readonly from: string | undefined; readonly to: string }[];
  readonly migrations: readonly Migration[];
  readonly initialize: readonly Initialization[];
  readonly servers: readonly string[];
  readonly faults: readonly ProvisioningError[];
}

/** A rollup in the history. */
export interface RollupRecord {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly state: 'applied' | 'reverted' | 'replaced';
  readonly operator: string;
  readonly appliedAt: Date;
}

/** A line of the file table: what a server has beside what the last rollup says. */
export interface RollupFile {
  readonly server: string;
  readonly file: string;
  readonly component: string;
  readonly version: string | null;
  readonly size: number | null;
  readonly date: Date | null;
  readonly sha512: string | null;
  readonly expected: string;
  readonly isRight: boolean;
}

export interface RollupParts extends ChangeParts {
  /** Version of the program, for prerequisites. */
  readonly programVersion: string;
}

/** Says what a rollup would do, without doing anything. Throws where it cannot even be read. */
export async function checkRollup(parts: RollupParts, path: string): Promise<RollupCheck> {
  return check(parts, await readRollup(path, await parts.share.publishers()));
}

/** Applies a rollup: all of it on all servers, or nothing. */
export function applyRollup(parts: RollupParts, path: string, operator: string): Promise<RollupCheck> {
  return toolSession(parts, async () => {
    await resume(parts);
    const rollup = await readRollup(path, await parts.share.publishers());
    const checked = await check(parts, rollup);
    const [fault] = checked.faults;
    if (fault) throw fault;
    const inventory = await inventoryOf(parts);
    const known = new Set(inventory.packages.map(({ file }) => file));
    await makeChange(parts, {
      kind: 'rollup',
      title: `Rollup ${rollup.manifest.id}`,
      operator,
      after: afterOf(rollup, inventory),
      initialize: checked.initialize,
      copied: rollup.packages.map(({ file }) => file).filter((file) => !known.has(file)),
      async copy() {
        for (const { file } of rollup.packages) await parts.share.add(join(rollup.folder, file));
      },
      async note(client, changeId) {
        await client.query('insert into deploy.rollup (id, manifest, change_id) values ($1, $2, $3)', [
          rollup.manifest.id,
          JSON.stringify(rollup.manifest),
          changeId,
        ]);
      },
    });
    return checked;
  });
}

/** Takes the last rollup back: versions, placements and tables are as before it. */
export function revertRollup(parts: RollupParts, id: string | undefined, operator: string): Promise<string> {
  return toolSession(parts, async () => {
    await resume(parts);
    const { rows } = await parts.pool.query<{ number: number; id: string; before: Wanted }>(
      'select number, id, before from deploy.applied_rollup order by number desc',
    );
    const [last] = rows;
    if (!last || (id !== undefined && !rows.some((row) => row.id === id))) throw RollupUnknown(id ?? '');
    if (id !== undefined && id !== last.id) throw RollupNotLast(id, last.id);
    await makeChange(parts, {
      kind: 'revert',
      title: `Revert of rollup ${last.id}`,
      operator,
      after: last.before,
      initialize: [],
      copied: [],
      copy: () => Promise.resolve(),
      async note(client, changeId) {
        await client.query('update deploy.rollup set reverted_by = $2 where number = $1', [last.number, changeId]);
      },
    });
    return last.id;
  });
}

/** All rollups, newest first. */
export async function listRollups({ pool }: Pick<ChangeParts, 'pool'>): Promise<RollupRecord[]> {
  const { rows } = await pool.query<RollupRecord>(`
    select r.number, r.id, r.manifest ->> 'title' as title, c.operator, c.ended_at as "appliedAt",
      case
        when not exists (select from deploy.applied_rollup a where a.number = r.number) then 'reverted'
        when exists (
          select from deploy.applied_rollup a where a.number > r.number and a.manifest -> 'replaces' ? r.id
        ) then 'replaced'
        else 'applied'
      end as state
    from deploy.rollup r
    join deploy.change c on c.id = r.change_id and c.state = 'done'
    order by r.number desc`);
  return rows;
}

/** Each server beside the manifest of the last rollup, file by file. */
export async function listRollupFiles({ pool }: Pick<ChangeParts, 'pool'>): Promise<RollupFile[]> {
  const { rows } = await pool.query<RollupFile>(`
    select s.name as server, f ->> 'file' as file, f ->> 'name' as component, i.version,
      p.size, p.date, p.sha512, f ->> 'version' as expected,
      coalesce(p.sha512 = f ->> 'sha512', false) as "isRight"
    from (select manifest from deploy.applied_rollup order by number desc limit 1) r
    cross join jsonb_array_elements(r.manifest -> 'packages') f
    cross join deploy.server s
    join deploy.item i on i.component = f ->> 'name' and i.server = s.name and i.state <> 'Not Installed'
    left join deploy.package p on p.name = i.component and p.version = i.version
    order by s.name, file`);
  return rows;
}

async function check(parts: RollupParts, rollup: Rollup): Promise<RollupCheck> {
  const { manifest } = rollup;
  const inventory = await inventoryOf(parts);
  const servers = await listServers(parts.pool);
  const present = new Map(inventory.installed.map((each) => [each.manifest.name, each.manifest.version]));
  const faults: ProvisioningError[] = [
    ...(await faultsOfHistory(parts, manifest)),
    ...faultsOfPrerequisites(parts, { manifest, present }),
    ...rollup.packages.flatMap(({ manifest: { name, version } }) => {
      const found = present.get(name);
      return found !== undefined && semver.lt(version, found) ? [RollupBackward(name, found, version)] : [];
    }),
    ...findRequirementFaults(resulting(rollup, inventory)),
    ...servers
      .filter(({ state }) => state === 'silent')
      .map(({ name, silentSeconds }) => ServerSilent(name, String(silentSeconds))),
  ];
  const migrations = await pendingMigrations(parts, rollup);
  const oneWay = migrations.filter(({ hasWayBack }) => !hasWayBack);
  return {
    manifest,
    changes: rollup.packages
      .filter(({ manifest: { name } }) => present.has(name))
      .map(({ manifest: { name, version } }) => ({ component: name, from: present.get(name), to: version })),
    migrations,
    initialize: manifest.initialize.map((each) => initializationOf(rollup, each)),
    servers: servers.filter(({ state }) => state !== 'stopped').map(({ name }) => name),
    faults: [...faults, ...oneWay.map(({ schema, name }) => RollupOneWay(schema, name))],
  };
}

/** Only what is installed is updated: a rollup brings nothing that the hoster has not chosen. */
function afterOf({ packages }: Rollup, { wanted, installed }: Inventory): Wanted {
  const names = new Set(installed.map(({ manifest }) => manifest.name));
  const updated = packages.filter(({ manifest }) => names.has(manifest.name));
  return {
    ...wanted,
    components: {
      ...wanted.components,
      ...Object.fromEntries(updated.map(({ manifest: { name, version } }) => [name, version])),
    },
  };
}

function resulting({ packages }: Rollup, { installed }: Inventory) {
  const updates = new Map(packages.map(({ manifest }) => [manifest.name, manifest]));
  return installed.map(({ manifest }) => updates.get(manifest.name) ?? manifest);
}

async function faultsOfHistory(parts: RollupParts, { id }: RollupManifest): Promise<ProvisioningError[]> {
  const records = (await listRollups(parts)).filter(({ state }) => state !== 'reverted');
  const same = records.find((each) => each.id === id);
  if (same) return [RollupApplied(id, '')];
  const { rows } = await parts.pool.query<{ id: string }>(
    "select id from deploy.applied_rollup where manifest -> 'replaces' ? $1",
    [id],
  );
  return rows[0] ? [RollupApplied(id, `, as part of ${rows[0].id}`)] : [];
}

function faultsOfPrerequisites(
  { programVersion }: RollupParts,
  { manifest, present }: { readonly manifest: RollupManifest; readonly present: ReadonlyMap<string, string> },
): ProvisioningError[] {
  return manifest.prerequisites.flatMap(({ component, version }) => {
    const found = component === 'tenantry' ? programVersion : present.get(component);
    if (found !== undefined && semver.satisfies(found, version, { includePrerelease: true })) return [];
    return [PrerequisiteMissing(component, found === undefined ? 'it is not installed' : `found ${found}`, version)];
  });
}

/** The code of the rollup is loaded from the store to see which tables it changes; nothing of it is used. */
async function pendingMigrations(parts: RollupParts, { packages }: Rollup): Promise<Migration[]> {
  const selection: Selected[] = [];
  for (const each of packages) selection.push({ manifest: each.manifest, folder: await parts.store.add(each) });
  return (await parts.host.prepare(selection)).pendingMigrations();
}

function initializationOf(
  { packages, manifest }: Rollup,
  { component, procedure, parameters = {} }: RollupManifest['initialize'][number],
): Initialization {
  const found = packages.find((each) => each.manifest.name === component);
  if (!found) throw RollupInvalid(manifest.id, `it initializes ${component}, which is not among its packages.`);
  return { namespace: found.manifest.namespace, procedure, parameters };
}
