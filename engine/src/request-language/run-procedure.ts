import { setImmediate as yieldToOthers } from 'node:timers/promises';

import type { Element } from '@tenantry/schema';

import { tellError } from '../tell-error.ts';
import { renderErrorContext } from './answer.ts';
import { Budget } from './budget.ts';
import type { ProcedureElement } from './document.ts';
import { copies, type Editing, findDestination, type Piece, put, takeOut } from './edit.ts';
import { CountInvalid, NothingSelected, TransformEmpty, UnknownSelect, UnknownSource } from './errors.ts';
import { copyElement, type Node, rootNode, textOf } from './node.ts';
import { type Path, selectNodes } from './path.ts';
import type { CallStep, Loop, SelectStep, Step, Transfer, TryStep, When } from './steps.ts';
import { applyTemplates } from './templates.ts';
import type { Transformer } from './transformer.ts';

/** One call of a step. */
export interface StepCall {
  readonly namespace: string;
  readonly procedure: string;
  readonly executeData: Element;
  /** Context as the callee sees it. */
  readonly context: Element;
  /** 0 inherit, 1 as the caller, 2 as the engine. */
  readonly impersonate: number | undefined;
  /** 0 inherit, 1 encrypt what undo needs, 2 don't. */
  readonly sensitive: number | undefined;
  /** What the steps around hold; steps inside the callee count on from there. */
  readonly budget?: Budget;
}

/** What runs the calls of steps. */
export interface StepHost {
  /** Gives executeData as the callee left it. */
  execute(call: StepCall): Promise<Element>;
  /** Gives the queue id. */
  queue(call: StepCall & { readonly suspended: boolean }): Promise<string>;
  /** What fails in it has been undone. */
  savepoint<T>(block: () => Promise<T>): Promise<T>;
  /** Throws when the request must end. Asked once for each turn of a loop. */
  checkpoint(): void;
  /** Applies XSL. */
  readonly transformer: Transformer;
}

/** The documents that steps work on. */
export interface StepDocuments {
  readonly data: Element;
  readonly context: Element;
  readonly globalData?: Element | undefined;
  /** Budget of the steps that called this procedure. */
  readonly budget?: Budget | undefined;
}

/**
 * Runs the steps of a procedure.
 * @returns the data node as the steps left it; what was given stays as it is
 * @throws REQUEST_* errors, and those of the calls
 */
export async function runProcedure(
  procedure: ProcedureElement,
  documents: StepDocuments,
  host: StepHost,
): Promise<Element> {
  const budget = new Budget(documents.budget);
  const empty: Element = { name: 'procedureData', attributes: {}, children: [] };
  const data = copyElement(documents.data, budget);
  const run: Run = {
    host,
    budget,
    data,
    context: copyElement(documents.context, budget),
    procedureData: copyElement(procedure.procedureData ?? empty, budget),
    globalData: documents.globalData && copyElement(documents.globalData, budget),
    cases: new Map(),
    pace: { since: performance.now() },
  };
  await runSteps(procedure.steps, run);
  return data;
}

interface Run {
  readonly host: StepHost;
  readonly budget: Budget;
  readonly data: Element;
  readonly procedureData: Element;
  readonly globalData: Element | undefined;
  readonly context: Element;
  /** Outcome of each select so far; undefined when no case fits. */
  readonly cases: Map<string, string | undefined>;
  /** When the engine last did its other work. */
  readonly pace: { since: number };
}

/** What a step can name: roots, and the nodes of its loops. An undefined one is known but absent. */
type Sources = ReadonlyMap<string, Node | undefined>;

const mostRepeats = 10_000;
const longestTurnMilliseconds = 10;

async function runSteps(steps: readonly Step[], run: Run): Promise<void> {
  for (const step of steps) {
    if (step.kind === 'select') runSelect(step, run);
    else if (step.kind === 'try') await runTry(step, run);
    else await runLoops(step, { run, sources: sourcesOf(run), left: step.loops });
  }
}

function sourcesOf({ data, procedureData, context, globalData }: Run): Sources {
  return new Map([
    ['data', rootNode(data)],
    ['procedureData', rootNode(procedureData)],
    ['context', rootNode(context)],
    ['globalData', globalData && rootNode(globalData)],
  ]);
}

function runSelect({ where, name, source, path, ...step }: SelectStep, run: Run): void {
  const [found] = find(sourcesOf(run), { where, name: source, path, budget: run.budget });
  if (!found) {
    run.cases.set(name, step.ifNullCase);
    return;
  }
  const text = textOf(found, run.budget);
  const fitting = step.cases.find(({ value }) => value === text);
  run.cases.set(name, fitting ? fitting.case : step.defaultCase);
}

/** After a failure the steps and what they wrote into the documents are undone; then the catch decides. */
async function runTry({ steps, caught }: TryStep, run: Run): Promise<void> {
  const { host, budget, data, procedureData, context } = run;
  const kept = [data, procedureData, context].map((element) => ({ element, copy: copyElement(element, budget) }));
  try {
    await host.savepoint(() => runSteps(steps, run));
  } catch (error) {
    // Cancelled, past the deadline or lost: that is not for the request to handle.
    host.checkpoint();
    for (const { element, copy } of kept) {
      element.attributes = copy.attributes;
      element.children = copy.children;
    }
    const inner = copyElement(context, budget);
    inner.children = inner.children.filter((child) => typeof child === 'string' || child.name !== 'errorContext');
    inner.children.push(renderErrorContext(tellError(error)));
    await runSteps(caught, { ...run, context: inner });
  }
}

async function runLoops(
  step: CallStep,
  { run, sources, left }: { readonly run: Run; readonly sources: Sources; readonly left: readonly Loop[] },
): Promise<void> {
  await breathe(run);
  const [loop, ...inner] = left;
  if (!loop) return runOnce(step, run, sources);
  if (loop.kind === 'repeat') {
    const count = countOf(loop, run, sources);
    for (let turn = 0; turn < count; turn++) await runLoops(step, { run, sources, left: inner });
    return;
  }
  const { where, name, root, path, ifNull } = loop;
  const nodes: (Node | undefined)[] = find(sources, { where, name: root, path, budget: run.budget });
  if (nodes.length === 0 && ifNull === 'fail') throw NothingSelected(where, root, path.text);
  if (nodes.length === 0 && ifNull === 'ignore') nodes.push(undefined);
  for (const node of nodes) await runLoops(step, { run, sources: new Map([...sources, [name, node]]), left: inner });
}

/** A loop, even one without calls, leaves the engine to its other work, and ends when the request must end. */
async function breathe({ host, budget, pace }: Run): Promise<void> {
  budget.visit(1);
  host.checkpoint();
  if (performance.now() - pace.since < longestTurnMilliseconds) return;
  await yieldToOthers();
  pace.since = performance.now();
}

function countOf(
  { where, source, path, ifNull }: Extract<Loop, { kind: 'repeat' }>,
  run: Run,
  sources: Sources,
): number {
  const [found] = find(sources, { where, name: source, path, budget: run.budget });
  if (!found) {
    if (ifNull === 'fail') throw NothingSelected(where, source, path.text);
    return ifNull === 'skip' ? 0 : 1;
  }
  const text = textOf(found, run.budget).trim();
  const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count <= mostRepeats)) throw CountInvalid(where, text, String(mostRepeats));
  return count;
}

async function runOnce(step: CallStep, run: Run, around: Sources): Promise<void> {
  const { host, budget } = run;
  if (step.when && !isMet(step.when, run, around)) return;

  const calls = step.kind !== 'transform';
  const executeData = copyElement(step.executeData ?? { name: 'executeData', attributes: {}, children: [] }, budget);
  // A call has a context of its own; a transform works on that of the procedure.
  const context = calls ? copyElement(run.context, budget) : run.context;
  const sources = new Map([
    ...around,
    ['executeData', rootNode(executeData)] as const,
    ['context', rootNode(context)] as const,
  ]);
  for (const transfer of step.before) if ((await runTransfer(transfer, sources, run)) === 'skip') return;
  if (calls) sources.set('executeData', rootNode(await perform(step, { executeData, context, budget }, host)));
  for (const transfer of step.after) await runTransfer(transfer, sources, run);
}

async function perform(
  { kind, namespace, procedure, impersonate, sensitive, trusted, queueSuspended }: CallStep,
  {
    executeData,
    context,
    budget,
  }: { readonly executeData: Element; readonly context: Element; readonly budget: Budget },
  host: StepHost,
): Promise<Element> {
  if (trusted === 2) withholdCredentials(context);
  const call: StepCall = { namespace, procedure, executeData, context, impersonate, sensitive, budget };
  if (kind === 'execute') return host.execute(call);
  const queueId = await host.queue({ ...call, suspended: queueSuspended });
  context.children.push({ name: 'queueContext', attributes: { queueId }, children: [] });
  return { name: 'executeData', attributes: {}, children: [] };
}

/** `trusted="2"`: the callee does not get the credentials of the request. */
function withholdCredentials(context: Element): void {
  for (const child of context.children) {
    if (typeof child === 'string' || child.name !== 'securityContext') continue;
    child.children = child.children.filter((inner) => typeof inner === 'string' || inner.name !== 'authentication');
  }
}

function isMet(when: When, run: Run, sources: Sources): boolean {
  if ('source' in when) {
    return find(sources, { where: when.where, name: when.source, path: when.path, budget: run.budget }).length > 0;
  }
  if (!run.cases.has(when.select)) throw UnknownSelect(when.where, when.select);
  return run.cases.get(when.select) === when.case;
}

async function runTransfer(transfer: Transfer, sources: Sources, run: Run): Promise<'done' | 'skip'> {
  const { budget } = run;
  const { where, source, sourcePath, destination, mode, ifNull, stylesheet } = transfer;
  const nodes = find(sources, { where, name: source, path: sourcePath, budget });
  if (nodes.length === 0) {
    if (ifNull === 'fail') throw NothingSelected(where, source, sourcePath.text);
    return ifNull === 'skip' ? 'skip' : 'done';
  }
  const top = sources.get(destination);
  if (!top) throw UnknownSource(`${where}/@destination`, destination, known(sources));
  const editing: Editing = { where, name: destination, budget };
  const target = findDestination(top, transfer.destinationPath, editing);
  const pieces = await piecesOf(nodes, target, { transfer, host: run.host, editing });
  if (stylesheet && pieces.length === 0) {
    if (!transfer.allowNullTransform) throw TransformEmpty(where);
    return 'done';
  }
  put(pieces, target, { mode, ...editing });
  return 'done';
}

async function piecesOf(
  nodes: readonly Node[],
  target: Node,
  { transfer, host, editing }: { readonly transfer: Transfer; readonly host: StepHost; readonly editing: Editing },
): Promise<Piece[]> {
  const { where, mode, stylesheet } = transfer;
  const { budget } = editing;
  const { transformer } = host;
  if (!stylesheet) return mode === 'move' ? takeOut(nodes, target, editing) : copies(nodes, budget);
  const pieces: Piece[] = [];
  for (const node of nodes) {
    host.checkpoint();
    for (const piece of await applyTemplates(stylesheet, node, { transformer, where, budget })) pieces.push(piece);
  }
  return pieces;
}

interface Wanted {
  readonly where: string;
  readonly name: string;
  readonly path: Path;
  readonly budget: Budget;
}

/** The nodes of a source; none when the source is absent. */
function find(sources: Sources, { where, name, path, budget }: Wanted): Node[] {
  if (!sources.has(name)) throw UnknownSource(where, name, known(sources));
  const top = sources.get(name);
  return top ? selectNodes(top, path, budget) : [];
}

function known(sources: Sources): string {
  return [...sources.keys()].join(', ');
}
