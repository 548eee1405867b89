import type pg from 'pg';
import type { Component } from './component.ts';
import type { Sealer } from './content.ts';
import type { Locks } from './locks.ts';
import type { Lease } from './node.ts';
import type { Observe } from './observation.ts';
import type { Probe } from './probe.ts';
import type { Registries } from './registries.ts';
import type { Registry } from './registry.ts';
import type { Transformer } from './request-language/transformer.ts';
import type { ResourceDriver } from './resource.ts';
import type { Standing } from './standing.ts';
import type { Statements } from './statements.ts';
import type { StepLog } from './step-log.ts';

/** What the parts of a running engine share. */
export interface EngineParts {
  readonly lease: Lease;
  readonly log: StepLog;
  readonly locks: Locks;
  /** Procedures for what begins now; a request keeps those with which it began. */
  readonly registry: Registry;
  readonly registries: Registries;
  /** A version of a component that is not installed any more, to undo what it wrote. */
  findVersion(namespace: string, version: string): Promise<Component | undefined>;
  readonly sealer: Sealer;
  /** Connections for the books, reads and lists. */
  readonly pool: pg.Pool;
  /** Plans that these connections keep. */
  readonly statements: Statements;
  readonly drivers: readonly ResourceDriver<object>[];
  readonly standing: Standing;
  readonly transformer: Transformer;
  readonly logger: EngineLogger;
  readonly limits: EngineLimits;
  readonly probe: Probe | undefined;
  readonly observe: Observe | undefined;
  /** Where the caller who submits just now is in a trace. */
  traceParent(): string | undefined;
  /** Checks the credentials in a request's security context; gives the path of the user. */
  authenticate(user: string, password: string): Promise<string | undefined>;
}

/** The parts as one request sees them: what is loaded while it runs is for those after it. */
export function pinRegistry(parts: EngineParts): EngineParts {
  return Object.create(parts, { registry: { value: parts.registry, enumerable: true } });
}

/** Structured log; pino fits. */
export interface EngineLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Bounds of one engine. */
export interface EngineLimits {
  /** Real-time requests that run at once; more wait. */
  readonly running: number;
  /** Real-time requests that wait at once; more are refused with ENGINE_BUSY. */
  readonly waiting: number;
  /** Queued requests that run at once. */
  readonly queued: number;
  /** Calls in one request. */
  readonly calls: number;
  /** Calls inside calls. */
  readonly depth: number;
  /** Deadline of requests that name none. */
  readonly deadlineSeconds: number;
  /** Waits between attempts to undo a step, in milliseconds; after the last one the request is in doubt. */
  readonly undoWaits: readonly number[];
  /** How often a side of a deadlock is run again. */
  readonly deadlockAttempts: number;
  /** After so long a request that runs is in lists. */
  readonly listedAfterMilliseconds: number;
}

export const defaultLimits: EngineLimits = {
  running: 128,
  waiting: 10_000,
  queued: 32,
  calls: 50_000,
  depth: 64,
  deadlineSeconds: 300,
  undoWaits: [50, 250, 1000, 3000],
  deadlockAttempts: 20,
  listedAfterMilliseconds: 250,
};
