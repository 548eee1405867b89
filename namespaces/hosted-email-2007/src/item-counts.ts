import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { controllerOf } from './controller.ts';
import type { CountedKind } from './counted-kinds.ts';

/** An organization, and the controller to ask. */
export interface Counter {
  readonly organization: string;
  readonly preferredDomainController?: string | undefined;
}

/** What counts. */
export interface Counted {
  readonly kind: CountedKind;
  /** GUID of a recipient, or `domainItem`. */
  readonly item: string;
}

/** Counts one more. Refused when the plan of the organization, or of one above it, allows no more. */
export async function countOneMore(call: Call, counter: Counter, { kind, item }: Counted): Promise<void> {
  const { organization } = counter;
  await call(plans.CountItem_, { ...controllerOf(counter), organization, featureName: limitOf(kind), item });
}

/** Counts one less. The last step of whatever takes the thing away: its place is free at once. */
export async function countOneLess(call: Call, { kind, item }: Counted): Promise<void> {
  await call(plans.UncountItem_, { featureName: limitOf(kind), item });
}

/** The feature of plans that limits things of a kind. */
export function limitOf(kind: CountedKind): string {
  return `maximum/${kind}`;
}
