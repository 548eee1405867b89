import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import type { Given } from '@tenantry/schema';

import { assignablePlan } from './assignable-plan.ts';
import { controllerOf } from './controller.ts';
import { countOneMore } from './item-counts.ts';
import { kilobytesFor } from './mailbox-settings.ts';
import { allocateSpace } from './mailbox-space.ts';
import { featuresOf } from './plan-features.ts';
import { readSubscription, type Subscription } from './subscription.ts';
import { assets, userPlanType } from './types.ts';
import type { planOverrides, UserPlan } from './user-plan-features.ts';

/** A mailbox that somebody or something is to get. */
export interface WantedMailbox {
  readonly user: string;
  /** GUID of the user. */
  readonly guid: string;
  readonly owningOrganization: string;
  readonly planName: string;
  readonly planOverrides?: Given<typeof planOverrides>;
  /** Store to use; without it the resource manager chooses one. */
  readonly database?: string;
  readonly preferredDomainController?: string | undefined;
}

export interface ProvisionedMailbox {
  readonly mailboxGuid: string;
  readonly database: string;
  readonly plan: UserPlan;
  readonly subscription: Subscription;
}

/**
 * Makes a mailbox with what belongs to one here: space in a store, a plan, an asset.
 * @param create makes the mailbox itself, with the settings of the plan
 */
export async function provisionMailbox(
  call: Call,
  wanted: WantedMailbox,
  create: (plan: UserPlan, database: string) => Promise<{ readonly mailboxGuid: string }>,
): Promise<ProvisionedMailbox> {
  const { user, owningOrganization, planName } = wanted;
  const controller = controllerOf(wanted);
  const subscription = await readSubscription(call, { path: owningOrganization, ...controller });
  const plan = await assignablePlan(call, { ...wanted, organization: owningOrganization });
  const counter = { organization: owningOrganization, ...controller };
  await countOneMore(call, counter, { kind: 'mailboxes', item: wanted.guid });

  // Storage first: it is the step most likely to be refused, and the cheapest to undo.
  const database = await allocateSpace(call, {
    ...wanted,
    organization: owningOrganization,
    kilobytes: kilobytesFor(plan),
    subscription,
  });
  const { mailboxGuid } = await create(plan, database);

  const customer = { path: user, ...controller };
  const overrides = wanted.planOverrides ? { planOverrides: featuresOf(wanted.planOverrides) } : {};
  await call(plans.AddCustomerPlan, { ...customer, planName, planTypeName: userPlanType, ...overrides });
  await call(plans.AddAsset_, { ...customer, assetTypeName: assets.mailbox, value: mailboxGuid });
  return { mailboxGuid, database, plan, subscription };
}
