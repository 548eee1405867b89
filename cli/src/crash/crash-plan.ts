import type { Probe, ProbePoint } from '@tenantry/engine/host';

/** At which moment a child kills itself. Moments are counted from 1 as they come. */
export interface CrashPlan {
  /** The request is let fail at this moment, to see its undo. */
  readonly failAt?: number;
  /** The process dies at this moment: of the work, or with `failAt` of the undo of the step that was let fail. */
  readonly dieAt: number;
  /** Only moments that nobody has tried yet count: the process dies at the first of them from `dieAt` on. */
  readonly untried?: Untried;
}

/** What is left of the moments of all procedures, and which part of it is this lane's. */
export interface Untried {
  /** Names of moments that were tried. */
  readonly except: readonly string[];
  readonly lane: number;
  readonly lanes: number;
  /** A procedure is always tried once its intent is durable and after its first change; of its other moments every n-th is. */
  readonly every: number;
}

/** What a child tells before it dies, or when its request has ended without it. */
export interface CrashMoment {
  readonly requestId: string;
  /** Number of the moment in its request, or in the undo of its step. */
  readonly count: number;
  readonly point: Pick<ProbePoint, 'namespace' | 'procedure' | 'number' | 'at' | 'operation' | 'undoing'>;
}

export interface CrashProbeOptions {
  readonly plan: CrashPlan;
  /** Ends the process, and does not return. */
  die(moment: CrashMoment): Promise<never>;
  /** Makes the step fail. */
  fail(): Error;
}

/** A probe that lets a request fail and its process die as planned. */
export function createCrashProbe({ plan, die, fail }: CrashProbeOptions): Probe {
  let work = 0;
  let undo = 0;
  let failed: number | undefined;
  const isTime = (point: CrashMoment['point']) =>
    plan.untried ? work >= plan.dieAt && isUntried(plan.untried, point) : work === plan.dieAt;
  return async ({ requestId, namespace, procedure, number, at, operation, undoing }) => {
    const point = { namespace, procedure, number, at, undoing, ...(operation === undefined ? {} : { operation }) };
    if (plan.failAt === undefined) {
      if (undoing) return;
      work++;
      if (isTime(point)) await die({ requestId, count: work, point });
      return;
    }
    if (!undoing && ++work === plan.failAt) {
      failed = number;
      throw fail();
    }
    // Only the undo of the step that failed: the others are the turn of their own step.
    if (undoing && number === failed && ++undo === plan.dieAt) await die({ requestId, count: undo, point });
  };
}

/** The same for each request in which a procedure comes to this moment. */
export function momentName({ namespace, procedure, at, operation }: CrashMoment['point']): string {
  return `${namespace}::${procedure} ${at} ${operation ?? 0}`;
}

function isUntried({ except, lane, lanes, every }: Untried, point: CrashMoment['point']): boolean {
  const name = momentName(point);
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  // Whose changes are all in the books has no operations of its own.
  const isAlways = point.at === 'after-intent' || (point.at === 'after-operation' && point.operation === 1);
  const isTurn = isAlways || Math.floor(sum / lanes) % every === 0;
  return isTurn && sum % lanes === lane && !except.includes(name);
}
