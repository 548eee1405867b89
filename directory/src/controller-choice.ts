import { setTimeout as pause } from 'node:timers/promises';

import { createEntryMemory, type EntryMemory } from './entry-memory.ts';
import { isUnreachable, NotCaughtUp, OutcomeUnknown } from './errors.ts';
import type { DirectoryPort, Positions } from './port.ts';

/** What a request remembers of the directory: how far it has written, and what is uncertain. */
export interface SessionState {
  /** Everything that it must see, the latest of each source. */
  positions: Positions;
  /** Controllers that are known to have come so far. */
  readonly caughtUp: Set<string>;
  /** Controllers that were lost during a change: nobody knows yet how far they came. */
  readonly unsure: Set<string>;
  /** Whether it has changed something: it can then neither go on nor be undone without a controller, and waits for one. */
  hasChanged: boolean;
  /** The controller that was taken last. */
  latest: string | undefined;
  readonly warnings: Set<string>;
  /** Entries that it has looked at. */
  readonly entries: EntryMemory;
}

export interface ChoiceOptions {
  /** The controller to take while it can be had. */
  readonly wanted: string;
  /** Asked for by the caller, who wants to know when it could not be had. */
  readonly isPreferred: boolean;
  readonly limits: WaitLimits;
  /** Told when another controller is taken. */
  readonly warn: (details: object, message: string) => void;
}

export interface WaitLimits {
  /** A controller that the caller prefers is waited for so long until another one will do. */
  readonly patienceMilliseconds: number;
  /** Until any controller will have to have caught up; or, where something was changed already, to be back. */
  readonly waitMilliseconds: number;
  /** Told how long somebody has waited for a controller to catch up. */
  readonly waited?: (milliseconds: number) => void;
}

/**
 * Half a minute is a lag that replication between sites has in good order. What was changed at two controllers meanwhile
 * is seen by none before it is over.
 */
export const defaultWaits: WaitLimits = { patienceMilliseconds: 2000, waitMilliseconds: 45_000 };

const firstPauseMilliseconds = 2;
const lastPauseMilliseconds = 100;

export function newState(): SessionState {
  return {
    positions: [],
    caughtUp: new Set(),
    unsure: new Set(),
    hasChanged: false,
    latest: undefined,
    warnings: new Set(),
    entries: createEntryMemory(),
  };
}

/** Adds what has to be seen from now on; `knowing` has come so far by itself. */
export function mustSee(state: SessionState, positions: Positions, knowing?: string): void {
  const latest = new Map(state.positions.map((position) => [position.source, position]));
  let isNews = false;
  for (const position of positions) {
    const known = latest.get(position.source);
    if (known && known.order >= position.order) continue;
    latest.set(position.source, position);
    isNews = true;
  }
  if (!isNews) return;
  state.positions = [...latest.values()];
  const stillKnows = knowing !== undefined && state.caughtUp.has(knowing);
  state.caughtUp.clear();
  if (knowing !== undefined && stillKnows) state.caughtUp.add(knowing);
}

export interface Chooser {
  readonly state: SessionState;
  readonly options: ChoiceOptions;
  /** Told before a controller is taken: what it must have seen for this is in the state afterwards. */
  before(controller: string): Promise<void>;
}

/**
 * Does something at a controller that has seen everything that the request has to see: the wanted one, else another one.
 * A change whose outcome is not known is never repeated.
 */
export async function atController<T>(
  port: DirectoryPort,
  { state, options, before }: Chooser,
  work: (controller: string) => Promise<T>,
): Promise<T> {
  const gone = new Map<string, unknown>();
  const begun = Date.now();
  for (;;) {
    const controller = await choose(port, state, { ...options, before, gone, begun });
    try {
      return await work(controller);
    } catch (error) {
      if (OutcomeUnknown.is(error)) state.unsure.add(controller);
      if (!isUnreachable(error)) throw error;
      gone.set(controller, error);
      if (gone.size >= port.controllers.length && !state.hasChanged) throw error;
    }
  }
}

interface Choice extends ChoiceOptions, Pick<Chooser, 'before'> {
  /** Controllers that could not be reached just now; those that are back are taken out. */
  readonly gone: Map<string, unknown>;
  readonly begun: number;
}

async function choose(port: DirectoryPort, state: SessionState, choice: Choice): Promise<string> {
  const { isPreferred, before, gone, begun, limits } = choice;
  await becomeSure(port, state, limits);
  const wanted = isPreferred ? choice.wanted : nearest(state, choice);
  const others = port.controllers.filter((name) => name !== wanted);
  const unreachable = new Map<string, unknown>();
  let pauseMilliseconds = firstPauseMilliseconds;
  for (;;) {
    const waited = Date.now() - begun;
    const isWantedLost = gone.has(wanted) || unreachable.has(wanted);
    const isPatient = isPreferred && waited < limits.patienceMilliseconds && !isWantedLost;
    const candidates = isPatient ? [wanted] : [wanted, ...others];
    for (const controller of candidates.filter((name) => !gone.has(name))) {
      try {
        unreachable.delete(controller);
        await before(controller);
        if (!(await hasCaughtUp(port, state, controller))) continue;
        if (controller !== wanted && (isPreferred || gone.has(wanted) || unreachable.has(wanted)))
          tell(state, choice, controller);
        if (pauseMilliseconds > firstPauseMilliseconds) limits.waited?.(Date.now() - begun);
        state.latest = controller;
        return controller;
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        unreachable.set(controller, error);
      }
    }
    const isOver = waited >= limits.waitMilliseconds;
    const [lost] = [...unreachable.values(), ...gone.values()];
    const isNobodyThere = gone.size + unreachable.size >= port.controllers.length;
    if (lost !== undefined && isNobodyThere && (isOver || !state.hasChanged)) throw lost;
    if (isOver) {
      throw NotCaughtUp(port.controllers.join(', '), String(limits.waitMilliseconds / 1000));
    }
    await welcomeBack(port, gone);
    if (isWantedLost || !unreachable.has(wanted)) {
      await pause(pauseMilliseconds);
      pauseMilliseconds = Math.min(lastPauseMilliseconds, pauseMilliseconds * 2);
    }
  }
}

/** Where nobody who is left has caught up, one that was lost for a moment may be the only one who knows. */
async function welcomeBack(port: DirectoryPort, gone: Map<string, unknown>): Promise<void> {
  for (const controller of gone.keys()) {
    try {
      await port.positions(controller);
      gone.delete(controller);
    } catch (error) {
      if (!isUnreachable(error)) throw error;
    }
  }
}

/** Where nobody prefers one, a controller that is known to have caught up saves the question whether another one has. */
function nearest({ caughtUp }: SessionState, { wanted, gone }: Choice): string {
  if (caughtUp.has(wanted)) return wanted;
  const [known = wanted] = [...caughtUp].filter((controller) => !gone.has(controller));
  return known;
}

async function hasCaughtUp(port: DirectoryPort, state: SessionState, controller: string): Promise<boolean> {
  if (state.caughtUp.has(controller)) return true;
  const { positions } = state;
  if (positions.length > 0 && !(await port.hasReached(controller, positions))) return false;
  if (positions === state.positions) state.caughtUp.add(controller);
  return true;
}

/**
 * A controller that was lost during a change is asked how far it came. Until it answers, nobody can go on, so it is waited
 * for as long as for one that lags: undo would give up before a server has started again.
 */
async function becomeSure(port: DirectoryPort, state: SessionState, { waitMilliseconds }: WaitLimits): Promise<void> {
  const deadline = Date.now() + waitMilliseconds;
  for (const controller of state.unsure) {
    mustSee(state, await positionsUntil(deadline, port, controller));
    state.unsure.delete(controller);
  }
}

async function positionsUntil(deadline: number, port: DirectoryPort, controller: string): Promise<Positions> {
  for (;;) {
    try {
      return await port.positions(controller);
    } catch (error) {
      if (!isUnreachable(error) || Date.now() >= deadline) throw error;
      await pause(lastPauseMilliseconds);
    }
  }
}

function tell(state: SessionState, { wanted, isPreferred, warn }: Choice, taken: string): void {
  const sentence = `The controller ${wanted} was not available or had not caught up; ${taken} was used instead.`;
  if (isPreferred) state.warnings.add(sentence);
  warn({ wanted, taken }, sentence);
}
