import type { Pool } from 'pg';

import type { ComponentStore } from './component-store.ts';
import { VerifyFailed } from './errors.ts';
import type { ComponentHost, PreparedComponents, Selected } from './host.ts';
import { type Installed, type Inventory, isOn, readInventory, resolveWanted, type Wanted } from './inventory.ts';
import type { PackageShare } from './package-share.ts';
import { findRequirementFaults, inOrder } from './requirements.ts';

/** What is needed to get components onto a server. */
export interface ServerParts {
  readonly pool: Pool;
  readonly host: ComponentHost;
  readonly store: ComponentStore;
  readonly share: PackageShare;
}

/** The server that a process is; without a name it is a tool that passes by. */
export interface ServerPlace {
  readonly name: string;
  readonly roles: readonly string[];
}

/** Unpacks what is to be here. */
export async function selectWanted(
  parts: ServerParts,
  place: ServerPlace,
  wanted?: Wanted,
): Promise<{ readonly selection: readonly Selected[]; readonly here: readonly Installed[] }> {
  const inventory = await inventoryOf(parts, wanted);
  const here = inOrder(inventory.installed.map((each) => ({ ...each.manifest, each })))
    .map(({ each }) => each)
    .filter((each) => isOn(each, place, inventory));
  const selection: Selected[] = [];
  for (const { manifest, package: row } of here) {
    if (!row) selection.push({ manifest, folder: undefined });
    else {
      const { name, version } = manifest;
      const folder =
        (await parts.store.find(name, version, row.sha512)) ?? (await parts.store.add(await parts.share.read(row)));
      selection.push({ manifest, folder });
    }
  }
  return { selection, here };
}

/** Unpacks and loads what is to be here, without using it. */
export async function prepareWanted(
  parts: ServerParts,
  place: ServerPlace,
  wanted?: Wanted,
): Promise<{ readonly prepared: PreparedComponents; readonly here: readonly Installed[] }> {
  const { selection, here } = await selectWanted(parts, place, wanted);
  return { prepared: await parts.host.prepare(selection), here };
}

/** The inventory as it is, or as it would be with other rows. */
export async function inventoryOf({ pool, host }: ServerParts, wanted?: Wanted): Promise<Inventory> {
  const inventory = await readInventory(pool, host.program);
  if (!wanted) return inventory;
  return { ...inventory, wanted, installed: resolveWanted(wanted, { ...inventory, program: host.program }) };
}

/** Notes what a server has now; what has changed is unverified. */
export async function reportItems(pool: Pool, server: string, here: readonly Installed[]): Promise<void> {
  await pool.query(
    `with here as (
      select * from jsonb_to_recordset($2) as h (name text, version text)
    ), gone as (
      update deploy.item
      set state = 'Not Installed', version = null, message = null, changed_at = now()
      where server = $1 and state <> 'Not Installed' and component not in (select name from here)
    )
    insert into deploy.item as i (component, server, state, version)
    select name, $1, 'Unverified', version from here
    on conflict (component, server, procedure) do update
    set state = 'Unverified', version = excluded.version, message = null, changed_at = now()
    where i.version is distinct from excluded.version or i.state in ('Not Installed', 'Install Failed')`,
    [server, JSON.stringify(here.map(({ manifest: { name, version } }) => ({ name, version })))],
  );
}

/** Looks whether components are on this server as they should be; throws DEPLOY_VERIFY_FAILED with the first that is not. */
export async function verifyComponents(
  parts: ServerParts,
  place: ServerPlace,
  { components, prepared }: { readonly components: readonly string[]; readonly prepared: PreparedComponents },
): Promise<void> {
  const inventory = await inventoryOf(parts);
  const faults = findRequirementFaults(inventory.installed.map(({ manifest }) => manifest));
  let first: Error | undefined;
  for (const name of components) {
    const reason = await faultOf(parts, { name, inventory, prepared, faults });
    await parts.pool.query(
      `update deploy.item set state = $3, message = $4, changed_at = now() where component = $1 and server = $2 and procedure = ''`,
      [name, place.name, reason === undefined ? 'Verified' : 'Verify Failed', reason ?? null],
    );
    if (reason !== undefined) first ??= VerifyFailed(name, place.name, reason);
  }
  if (first) throw first;
}

interface Looking {
  readonly name: string;
  readonly inventory: Inventory;
  readonly prepared: PreparedComponents;
  readonly faults: readonly Error[];
}

async function faultOf(
  parts: ServerParts,
  { name, inventory, prepared, faults }: Looking,
): Promise<string | undefined> {
  const found = inventory.installed.find(({ manifest }) => manifest.name === name);
  if (!found) return 'it is not installed.';
  const own = faults.find(({ message }) => message.startsWith(`${name} > `));
  if (own) return own.message;
  try {
    if (found.package) await parts.store.check(await parts.share.read(found.package));
  } catch (cause) {
    return (cause as Error).message;
  }
  const procedures = prepared.procedures(name);
  const lacking = found.manifest.initialize.filter((each) => !procedures.includes(each));
  return lacking.length > 0 ? `it has no procedure ${lacking.join(', ')} to initialize it.` : undefined;
}
