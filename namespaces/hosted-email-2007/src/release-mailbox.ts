import type { Call, CompositeScope } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { plans } from '@tenantry/managed-plans/contract';

import { controllerOf } from './controller.ts';
import { countOneLess, limitOf } from './item-counts.ts';
import { releaseSpace, type SpaceHolder } from './mailbox-space.ts';
import { userPlanType } from './types.ts';
import { unless } from './unless.ts';

/** Tells that the space, the plan and the count of a mailbox will be taken back. */
export function expectRelease(expect: CompositeScope<never>['expect'], { user, guid }: SpaceHolder): void {
  // Whoever gives space back holds what whoever takes it does.
  expect(storage.AllocateMailbox, { mailbox: user });
  expect(plans.RemovePlanFromCustomer, { path: user });
  expect(plans.UncountItem_, { featureName: limitOf('mailboxes'), item: guid });
}

/**
 * Takes back the space, the plan and the count of a mailbox that is gone. The resource manager knows what it has given and takes
 * back exactly that (KB 952076). A mailbox that was made past this layer has none of them.
 */
export async function releaseMailbox(call: Call, mailbox: SpaceHolder): Promise<void> {
  const { user } = mailbox;
  const controller = controllerOf(mailbox);
  await releaseSpace(call, mailbox);
  await unless(['PLANS_PLAN_NOT_HELD'], () =>
    call(plans.RemovePlanFromCustomer, { ...controller, path: user, planTypeName: userPlanType }),
  );
  await countOneLess(call, { kind: 'mailboxes', item: mailbox.guid });
}
