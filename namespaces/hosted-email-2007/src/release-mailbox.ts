import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { controllerOf } from './controller.ts';
import { countOneLess } from './item-counts.ts';
import { releaseSpace, type SpaceHolder } from './mailbox-space.ts';
import { userPlanType } from './types.ts';
import { unless } from './unless.ts';

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
