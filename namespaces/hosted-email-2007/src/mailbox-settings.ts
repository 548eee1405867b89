import { clientAccessSwitches } from './client-access-switches.ts';
import { planLimits, type UserPlan } from './user-plan-features.ts';

const switchNames = Object.keys(clientAccessSwitches) as (keyof typeof clientAccessSwitches)[];
const limitNames = Object.keys(planLimits) as (keyof typeof planLimits)[];

/** What Exchange does where a plan says nothing. */
const defaults: { readonly [name: string]: string | boolean } = {
  activeSyncDebugLogging: false,
  activeSyncMailboxPolicy: '',
  popMessagesRetrievalMimeFormat: 'BestBodyFormat',
  imapMessagesRetrievalMimeFormat: 'BestBodyFormat',
  mapiBlockOutlookNonCachedMode: false,
  mapiBlockOutlookVersions: '',
  mapiBlockOutlookRpcHttp: false,
};

/** Kilobytes to reserve for a mailbox; every procedure that allocates computes them here. */
export function kilobytesFor(plan: UserPlan): number {
  return Math.ceil(plan.prohibitSendQuota / 1024);
}

/** Whether the user works with Outlook, so that the organization needs address lists. */
export function usesOutlook(plan: UserPlan): boolean {
  return plan.mapiEnabled !== false;
}

/** The sizes and limits of a plan, as the mail layer takes them. */
export function limitsOf(plan: UserPlan): Pick<UserPlan, 'prohibitSendQuota' | (typeof limitNames)[number]> {
  return { prohibitSendQuota: plan.prohibitSendQuota, ...pick(plan, limitNames) };
}

/** The client access options that a plan sets; undefined when it sets none. */
export function switchesOf(plan: UserPlan): Pick<UserPlan, (typeof switchNames)[number]> | undefined {
  const switches = pick(plan, switchNames);
  return Object.keys(switches).length === 0 ? undefined : switches;
}

/** A plan with a default for each value that only the plan before had, so that nothing of that one stays. */
export function replacing(before: UserPlan | undefined, plan: UserPlan): UserPlan {
  const gone = (names: readonly (keyof UserPlan)[]) =>
    names.filter((name) => before?.[name] !== undefined && plan[name] === undefined);
  const limits = gone(limitNames).map((name) => [name, 'unlimited']);
  const switches = gone(switchNames).map((name) => [name, defaults[name] ?? true]);
  return { ...Object.fromEntries([...limits, ...switches]), ...plan };
}

function pick<Name extends keyof UserPlan>(plan: UserPlan, names: readonly Name[]): Pick<UserPlan, Name> {
  const found = names.filter((name) => plan[name] !== undefined).map((name) => [name, plan[name]]);
  // Only names of the plan, with its values.
  return Object.fromEntries(found) as Pick<UserPlan, Name>;
}
