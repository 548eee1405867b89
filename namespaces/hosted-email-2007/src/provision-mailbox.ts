import { randomUUID } from 'node:crypto';

import type { CompositeScope } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import type { Given } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { limitOf } from './item-counts.ts';
import { kilobytesFor } from './mailbox-settings.ts';
import { allocateSpace } from './mailbox-space.ts';
import { featuresOf } from './plan-features.ts';
import type { Subscription } from './subscription.ts';
import { assets, userPlanType } from './types.ts';
import type { planOverrides, UserPlan } from './user-plan-features.ts';
import { readUserTerms } from './user-terms.ts';

/** A mailbox that somebody or something is to get. */
export interface WantedMailbox {
  readonly user: string;
  /** GUID of the user. */
  readonly guid: string;
  readonly owningOrganization: string;
  readonly planName: string;
  readonly planOverrides?: Given<typeof planOverrides>;
  /** GUID of a mailbox that is there already. */
  readonly mailboxGuid?: string;
  /** Addresses of one that is to be made. */
  readonly emailAddresses?: string[];
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

/** What is decided of a mailbox before it is made. */
export interface DecidedMailbox {
  readonly plan: UserPlan;
  readonly database: string;
  readonly mailboxGuid: string;
}

/**
 * Makes a mailbox with what belongs to one here: space in a store, a plan, an asset. It counts against the limits of plans.
 * @param create makes the mailbox itself, with the settings of the plan
 */
export async function provisionMailbox(
  { call, expect }: Pick<CompositeScope<never>, 'call' | 'expect'>,
  wanted: WantedMailbox,
  create: (decided: DecidedMailbox) => Promise<unknown>,
): Promise<ProvisionedMailbox> {
  const { user, guid, owningOrganization: organization, planName, mailboxGuid = randomUUID(), emailAddresses } = wanted;
  const controller = controllerOf(wanted);
  const { subscription, plan, isConsumer } = await readUserTerms(call, { ...wanted, organization });

  const assignment = {
    ...controller,
    path: user,
    GUID: guid,
    organization,
    planName,
    planTypeName: userPlanType,
    ...(wanted.planOverrides ? { planOverrides: featuresOf(wanted.planOverrides) } : {}),
    assetTypeName: assets.mailbox,
    featureName: limitOf('mailboxes'),
    value: mailboxGuid,
  };

  expect(storage.AllocateMailbox, { mailbox: user });
  expect(plans.AddPlanWithAsset_, assignment);
  if (emailAddresses) {
    const mailbox = { user, emailAddresses, owningOrganization: organization };
    await call(managedEmail.HoldNewMailbox_, { ...controller, ...mailbox });
  }

  // The books first: they are most likely to refuse, and cheapest to undo.
  const kilobytes = kilobytesFor(plan);
  const database = await allocateSpace(call, { ...wanted, organization, kilobytes, subscription, isConsumer });
  await call(plans.AddPlanWithAsset_, assignment);

  await create({ plan, database, mailboxGuid });
  return { mailboxGuid, database, plan, subscription };
}
