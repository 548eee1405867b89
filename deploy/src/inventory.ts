import type { Pool, PoolClient } from 'pg';

import { PackageMissing } from './errors.ts';
import type { Manifest } from './manifest.ts';

/** What is to be, as rows: what differs from the program. */
export interface Wanted {
  /** Version by component; null: not installed. */
  readonly components: Readonly<Record<string, string | null>>;
  /** Servers by web service: true where it is to be, false where not. */
  readonly placements: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}

/** A component that is to be on the servers. */
export interface Installed {
  readonly manifest: Manifest;
  /** The package that it comes from; undefined for the program. */
  readonly package: PackageRow | undefined;
}

export interface PackageRow {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly size: number;
  readonly date: Date;
  readonly sha512: string;
  readonly publisher: string;
  readonly manifest: Manifest;
}

/** All that says what is installed. */
export interface Inventory {
  readonly wanted: Wanted;
  readonly followsProgram: boolean;
  /** By component name; the versions that the package share has. */
  readonly packages: readonly PackageRow[];
  readonly installed: readonly Installed[];
}

type Queryable = Pick<Pool | PoolClient, 'query'>;

/** Reads what is to be installed. */
export async function readInventory(database: Queryable, program: readonly Manifest[]): Promise<Inventory> {
  const { rows } = await database.query<{
    follows: boolean;
    components: Wanted['components'];
    placements: PlacementRow[];
  }>(`
    select i.follows_program as follows,
      coalesce((select jsonb_object_agg(c.name, c.version) from deploy.component c), '{}') as components,
      coalesce((select jsonb_agg(p) from deploy.placement p), '[]') as placements
    from deploy.installation i`);
  const [row] = rows;
  const components = row?.components ?? {};
  const packages = await readPackages(database);
  const wanted = { components, placements: byComponent(row?.placements ?? []) };
  const followsProgram = row?.follows ?? true;
  return { wanted, followsProgram, packages, installed: resolveWanted(wanted, { followsProgram, packages, program }) };
}

interface PlacementRow {
  readonly component: string;
  readonly server: string;
  readonly placed: boolean;
}

/** The components that a state of the rows means. Throws DEPLOY_PACKAGE_MISSING for a version that nobody has. */
export function resolveWanted(
  { components }: Wanted,
  {
    followsProgram,
    packages,
    program,
  }: Pick<Inventory, 'followsProgram' | 'packages'> & { program: readonly Manifest[] },
): Installed[] {
  const names = new Set([...program.map(({ name }) => name), ...Object.keys(components)]);
  return [...names].flatMap((name): Installed[] => {
    const own = program.find((each) => each.name === name);
    const byProgram = followsProgram ? own?.version : undefined;
    const version = name in components ? (components[name] ?? undefined) : byProgram;
    if (version === undefined) return [];
    const found = packages.find((each) => each.name === name && each.version === version);
    if (found && name in components) return [{ manifest: found.manifest, package: found }];
    if (own?.version === version) return [{ manifest: own, package: undefined }];
    throw PackageMissing(`${name} ${version}`, 'the package share');
  });
}

/** Whether a component is to be on a server: web services where they are placed, all others everywhere. */
export function isOn(
  { manifest }: Installed,
  server: { readonly name: string; readonly roles: readonly string[] },
  { wanted, followsProgram }: Pick<Inventory, 'wanted' | 'followsProgram'>,
): boolean {
  if (manifest.kind !== 'web-service') return true;
  return wanted.placements[manifest.name]?.[server.name] ?? (followsProgram && server.roles.includes('web'));
}

/** Writes what is to be in the place of what was. */
export async function writeWanted(database: Queryable, { components, placements }: Wanted): Promise<void> {
  await database.query('delete from deploy.component');
  await database.query('delete from deploy.placement');
  await database.query('insert into deploy.component (name, version) select key, value from jsonb_each_text($1)', [
    JSON.stringify(components),
  ]);
  for (const [component, servers] of Object.entries(placements)) {
    await database.query(
      'insert into deploy.placement (component, server, placed) select $1, key, value::boolean from jsonb_each_text($2)',
      [component, JSON.stringify(servers)],
    );
  }
}

/** Packages that were added to the share. */
export async function readPackages(database: Queryable): Promise<PackageRow[]> {
  const { rows } = await database.query<PackageRow>(
    'select name, version, file, size, date, sha512, publisher, manifest from deploy.package order by name, added_at',
  );
  return rows;
}

function byComponent(rows: readonly PlacementRow[]): Wanted['placements'] {
  const placements: Record<string, Record<string, boolean>> = {};
  for (const { component, server, placed } of rows) {
    placements[component] = { ...placements[component], [server]: placed };
  }
  return placements;
}
