import type { Probe, ProbePoint } from '@tenantry/engine/host';

/** At which moment a child kills itself. Moments are counted from 1 as they come. */
export interface CrashPlan {
  /** The request is let fail at this moment, to see its undo. */
  readonly failAt?: number;
  /** The process dies at this moment: of the work, or with `failAt` of the undo of the step that was let fail. */
  readonly dieAt: number;
}

/** What a child tells before it dies, or when its request has ended without it. */
export interface CrashMoment {
  readonly requestId: string;
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
  return async ({ requestId, namespace, procedure, number, at, operation, undoing }) => {
    const point = { namespace, procedure, number, at, undoing, ...(operation === undefined ? {} : { operation }) };
    if (plan.failAt === undefined) {
      if (!undoing && ++work === plan.dieAt) await die({ requestId, point });
      return;
    }
    if (!undoing && ++work === plan.failAt) {
      failed = number;
      throw fail();
    }
    // Only the undo of the step that failed: the others are the turn of their own step.
    if (undoing && number === failed && ++undo === plan.dieAt) await die({ requestId, point });
  };
}
