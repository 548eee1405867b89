import type { ProvisioningError } from '@tenantry/engine/client';

import { type Action, listPending } from './actions.ts';
import { waitFor } from './assignments.ts';
import { makeChange, resume } from './change.ts';
import type { ChangeParts } from './change-parts.ts';
import { NothingPending } from './errors.ts';
import { executeAll } from './initialization.ts';
import type { Inventory, Wanted } from './inventory.ts';
import { writeLog } from './log.ts';
import { findRequirementFaults, findStillRequired } from './requirements.ts';
import { inventoryOf } from './server-components.ts';
import { listServers } from './servers.ts';
import { faultLine } from './tell-fault.ts';
import { toolSession } from './tool-session.ts';
import { listComponents } from './tree.ts';

/** What a started deployment came to. */
export interface DeploymentOutcome {
  readonly done: readonly Action[];
  readonly failed: readonly (Action & { readonly message: string })[];
}

/** Starts the deployment: components first, all together, then procedures, then verification. Failed actions stay for the next start. */
export function startDeployment(parts: ChangeParts, operator: string): Promise<DeploymentOutcome> {
  return toolSession(parts, async () => {
    await resume(parts);
    const actions = await listPending(parts);
    if (actions.length === 0) throw NothingPending();
    const outcome: Outcome = { done: [], failed: [] };
    await changeComponents(parts, { actions: actions.filter(isChange), operator, outcome });
    for (const action of actions.filter(({ kind }) => kind === 'execute')) {
      await attempt(parts, { action, outcome }, () => execute(parts, action));
    }
    for (const action of actions.filter(({ kind }) => kind === 'verify')) {
      await attempt(parts, { action, outcome }, () => verify(parts, action));
    }
    return outcome;
  });
}

interface Outcome {
  readonly done: Action[];
  readonly failed: (Action & { readonly message: string })[];
}

function isChange({ kind }: Action): boolean {
  return kind === 'install' || kind === 'uninstall';
}

interface ComponentActions {
  readonly actions: readonly Action[];
  readonly operator: string;
  readonly outcome: Outcome;
}

async function changeComponents(parts: ChangeParts, { actions, operator, outcome }: ComponentActions): Promise<void> {
  if (actions.length === 0) return;
  const inventory = await inventoryOf(parts);
  const servers = await listServers(parts.pool);
  const webServers = servers.filter(({ roles }) => roles.includes('web')).map(({ name }) => name);
  const kinds = new Map((await listComponents(parts)).map(({ manifest }) => [manifest.name, manifest.kind]));
  const after = actions.reduce((wanted: Wanted, action) => {
    const isPlaced = kinds.get(action.component) === 'web-service';
    return isPlaced ? place(wanted, action, { webServers, inventory }) : replaceVersion(wanted, action);
  }, inventory.wanted);
  await checkRequirements(parts, { after, inventory });
  const names = actions.map(({ kind, component }) => `${kind} ${component}`).join(', ');
  try {
    const title = names.length > 200 ? `${actions.length} actions` : names;
    const copy = () => Promise.resolve();
    await makeChange(parts, { kind: 'deployment', title, operator, after, initialize: [], copied: [], copy });
    for (const action of actions) await mark(parts, { action, outcome });
  } catch (cause) {
    const message = faultLine(cause);
    for (const action of actions) await mark(parts, { action, outcome, message });
    await parts.pool.query(
      `insert into deploy.item (component, server, state, message)
      select a, s.name, 'Install Failed', $2 from unnest($1::text[]) a, deploy.server s
      on conflict (component, server, procedure) do update
      set state = case when deploy.item.state = 'Not Installed' then excluded.state else deploy.item.state end,
        message = excluded.message, changed_at = now()`,
      [actions.filter(({ kind }) => kind === 'install').map(({ component }) => component), message],
    );
  }
}

function replaceVersion(wanted: Wanted, { kind, component, version }: Action): Wanted {
  return { ...wanted, components: { ...wanted.components, [component]: kind === 'install' ? version : null } };
}

/** A web service on one server, or on all web servers; without any it is not installed any more. */
function place(
  wanted: Wanted,
  action: Action,
  { webServers, inventory }: { readonly webServers: readonly string[]; readonly inventory: Inventory },
): Wanted {
  const { kind, component, server } = action;
  const isInstalled = kind === 'install';
  const before = wanted.placements[component] ?? {};
  const defaults = Object.fromEntries(webServers.map((name) => [name, before[name] ?? inventory.followsProgram]));
  const wasInstalled = wanted.components[component] !== null;
  const base = wasInstalled ? defaults : Object.fromEntries(webServers.map((name) => [name, false]));
  const changed = server === '' ? webServers : [server];
  const placed = { ...base, ...Object.fromEntries(changed.map((name) => [name, isInstalled])) };
  const placements = { ...wanted.placements, [component]: placed };
  if (isInstalled) return replaceVersion({ ...wanted, placements }, action);
  return Object.values(placed).some(Boolean)
    ? { ...wanted, placements }
    : replaceVersion({ ...wanted, placements }, action);
}

/** Refuses what would leave something without what it requires; the chain is in the error. */
async function checkRequirements(
  parts: ChangeParts,
  { after, inventory }: { readonly after: Wanted; readonly inventory: Inventory },
): Promise<void> {
  const then = (await inventoryOf(parts, after)).installed.map(({ manifest }) => manifest);
  const going = inventory.installed
    .map(({ manifest }) => manifest.name)
    .filter((name) => !then.some((each) => each.name === name));
  const [first]: ProvisioningError[] = [...findStillRequired(then, going), ...findRequirementFaults(then)];
  if (first) throw first;
}

async function execute(parts: ChangeParts, action: Action): Promise<void> {
  const components = await listComponents(parts);
  const namespace = components.find(({ manifest }) => manifest.name === action.component)?.manifest.namespace;
  const { procedure, parameters } = action;
  await note(parts, action, { state: 'Unverified', message: null });
  const list = [{ namespace: namespace ?? action.component, procedure, parameters: parameters ?? {} }];
  // An action that failed and is started again is another attempt.
  const attemptId = `deploy-action-${action.id}-${Date.now()}`;
  try {
    await executeAll(parts, attemptId, list);
    await note(parts, action, { state: 'Verified', message: null });
  } catch (cause) {
    await note(parts, action, { state: 'Install Failed', message: faultLine(cause) });
    throw cause;
  }
}

async function note(
  { pool }: ChangeParts,
  { component, procedure }: Action,
  { state, message }: { readonly state: string; readonly message: string | null },
): Promise<void> {
  await pool.query(
    `insert into deploy.item (component, procedure, state, message)
    values ($1, $2, $3, $4)
    on conflict (component, server, procedure) do update
    set state = excluded.state, message = excluded.message, changed_at = now()`,
    [component, procedure, state, message],
  );
}

async function verify(parts: ChangeParts, { component, server }: Action): Promise<void> {
  const { rows } = await parts.pool.query<{ id: number }>(
    `insert into deploy.assignment (server, kind, components)
    select i.server, 'verify', array[$1]
    from deploy.item i
    join deploy.server s on s.name = i.server and s.state = 'running'
    where i.component = $1 and i.procedure = '' and i.state <> 'Not Installed' and ($2 = '' or i.server = $2)
    returning id`,
    [component, server],
  );
  await parts.pool.query("select pg_notify('tenantry_deploy', 'assigned')");
  await waitFor(
    parts,
    rows.map(({ id }) => id),
  );
}

async function attempt(
  parts: ChangeParts,
  { action, outcome }: { readonly action: Action; readonly outcome: Outcome },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
    await mark(parts, { action, outcome });
  } catch (cause) {
    await mark(parts, { action, outcome, message: faultLine(cause) });
  }
}

async function mark(
  parts: ChangeParts,
  { action, outcome, message }: { readonly action: Action; readonly outcome: Outcome; readonly message?: string },
): Promise<void> {
  await parts.pool.query('update deploy.action set state = $2, message = $3, ended_at = now() where id = $1', [
    action.id,
    message === undefined ? 'done' : 'failed',
    message ?? null,
  ]);
  const { kind, component, server, procedure } = action;
  const what = [kind, component, procedure, server && `on ${server}`].filter(Boolean).join(' ');
  const line = message === undefined ? `${what}: done` : `${what}: ${message}`;
  parts.onStep?.(line);
  await writeLog(parts.pool, { component, server, line });
  if (message === undefined) outcome.done.push(action);
  else outcome.failed.push({ ...action, message });
}
