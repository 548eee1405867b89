import assert from 'node:assert/strict';
import { it } from 'node:test';

import { compareSnapshots, type Snapshot } from '@tenantry/cli/snapshot';
import { callOf, requestFor } from '@tenantry/cli/two-tenants';
import { ProvisioningError } from '@tenantry/engine';
import type { ProbePoint } from '@tenantry/engine/host';
import { type Hosting, type HostingOptions, hosting } from './hosting.ts';
import { requireVisibility } from './require-visibility.ts';
import { isThorough } from './thorough.ts';

export interface UndoOptions extends Pick<HostingOptions, 'directory' | 'extraComponents'> {
  /** Who calls, as an LDAP path; default the operator of the installation. */
  readonly as?: (hoster: Hosting) => string;
}

/** How often the engine dies in the quick run. The thorough one tries every moment, and the crash matrix kills real processes. */
const quickDeaths = 2;

const failure = new ProvisioningError({ code: 'TEST_FAILURE', hresult: 0x80004005 }, 'The test lets this step fail.');
// The engine takes this code as the sign that it may no longer act; a process that is dead cannot act either.
const death = new ProvisioningError({ code: 'ENGINE_LOST', hresult: 0x800706be }, 'The test lets the engine die.');

/**
 * Registers tests that a procedure leaves nothing behind, whichever of its writes fails and wherever its engine dies.
 * The moments are found by running: the first run fails at the first moment, the next at the second,
 * until one ends because its moment does not come. So a new write is covered by existing.
 * @param makeRequest prepares what the procedure needs and gives its input; default its sample request
 */
export function undoesEverywhere(
  name: string,
  makeRequest: MakeRequest = requestFor(name),
  options: UndoOptions = {},
): void {
  const makeTrial = () => prepare(makeRequest, name, options);

  let total: number | undefined;

  it('leaves nothing behind, whichever write fails', async () => {
    total = await failEverywhere(makeTrial);
    assert.ok(total > 0, `${name} wrote nothing with this request`);
  });

  it('leaves nothing behind, wherever its engine dies', async () => {
    await dieEverywhere(makeTrial, total ?? (await countMoments(await makeTrial())));
  });
}

/** Prepares what a procedure needs and gives an input that succeeds. */
export type MakeRequest = (hoster: Hosting) => unknown;

interface Trial {
  readonly hoster: Hosting;
  readonly name: string;
  readonly input: unknown;
  readonly trustee: string;
  readonly before: Snapshot;
}

async function prepare(
  makeRequest: MakeRequest,
  name: string,
  { as = () => 'system', ...options }: UndoOptions,
): Promise<Trial> {
  const hoster = await hosting({ queue: false, ...options });
  const input = await makeRequest(hoster);
  return { hoster, name, input, trustee: as(hoster), before: await hoster.everything() };
}

/** Gives the number of moments of a run that succeeds. */
async function failEverywhere(makeTrial: () => Promise<Trial>): Promise<number> {
  let trial = await makeTrial();
  for (let wanted = 1; ; wanted++) {
    const counts = (point: ProbePoint) => isTried(point, trial.name);
    const { reached, code, state, total } = await run(trial, { wanted, counts, act: () => failure });
    if (!reached) {
      assert.equal(code, undefined, `${trial.name} fails by itself with ${code}; give a request that succeeds`);
      if (touchesMailboxes(trial.name)) await requireVisibility(trial.hoster);
      return total;
    }
    const title = `${trial.name} that fails ${describe(reached)}`;
    if (code === undefined) {
      // The procedure has handled the error, as it may: what was done stays, and the next moment needs a new hoster.
      trial = await makeTrial();
      continue;
    }
    assert.equal(state, 'failed', title);
    await requireUnchanged(trial, title);
  }
}

/** Whatever the layer with the plans has done must leave mailboxes in the lists of their organization, and in no other. */
function touchesMailboxes(name: string): boolean {
  return /^Hosted Email 2007( Import)?::/.test(name);
}

async function dieEverywhere(makeTrial: () => Promise<Trial>, total: number): Promise<void> {
  const trial = await makeTrial();
  const { hoster } = trial;
  const deaths = isThorough() ? total : Math.min(total, quickDeaths);
  for (let number = 1; number <= deaths; number++) {
    // The last moment is always among them: everything is done, and nobody has noted it.
    const wanted = Math.ceil((total * number) / deaths);
    let crashed: Promise<void> | undefined;
    const act = () => {
      crashed = hoster.crash();
      return death;
    };
    const { reached, requestId } = await run(trial, { wanted, counts: () => true, act });
    await crashed;
    await hoster.restart();
    assert.ok(reached, `${trial.name} has no moment ${wanted} of ${total} when it runs again`);

    const title = `${trial.name} whose engine dies ${describe(reached)}`;
    const state = (await hoster.client.find(requestId))?.state ?? 'never accepted';
    assert.ok(state === 'failed' || state === 'never accepted', `${title} is ${state}`);
    await requireUnchanged(trial, title);
  }
}

/** The moments of a run that succeeds. */
async function countMoments(trial: Trial): Promise<number> {
  const { total } = await run(trial, { wanted: Number.POSITIVE_INFINITY, counts: () => true, act: () => failure });
  return total;
}

interface Breaking {
  /** Number of the moment, from 1, among those that count. */
  readonly wanted: number;
  counts(point: ProbePoint): boolean;
  /** Makes the error that the moment throws. */
  act(): Error;
}

/** Runs the request once and breaks it at a moment; tells how many there were until then, those that do not count among them. */
async function run({ hoster, name, input, trustee }: Trial, { wanted, counts, act }: Breaking) {
  let reached: ProbePoint | undefined;
  let total = 0;
  let moment = 0;
  hoster.probe((point) => {
    if (point.undoing) return;
    total++;
    if (!counts(point) || ++moment !== wanted) return;
    reached = point;
    throw act();
  });
  const { error, requestId, state } = await hoster.client.submit({ what: callOf(name, input), caller: { trustee } });
  hoster.probe(undefined);
  // The compiler does not see that the probe was called in between.
  return { reached: reached as ProbePoint | undefined, code: error?.code, requestId, state, total };
}

/**
 * In the quick run each write of another procedure fails at its end only, when there is most to undo: the rest is for the
 * test of that procedure. So is the end of each change of a write that makes several.
 */
function isTried({ at, namespace, procedure }: ProbePoint, name: string): boolean {
  if (isThorough() || at === 'after-apply') return true;
  return at !== 'after-operation' && `${namespace}::${procedure}` === name;
}

async function requireUnchanged({ hoster, before }: Trial, title: string): Promise<void> {
  const differences = compareSnapshots(before, await hoster.everything());
  assert.deepEqual(differences, [], `${title} leaves something behind:\n${differences.join('\n')}`);
}

function describe({ namespace, procedure, number, at, operation }: ProbePoint): string {
  const change = at.endsWith('operation') ? ` ${operation}` : '';
  return `in step ${number} ${namespace}::${procedure} ${at}${change}`;
}
