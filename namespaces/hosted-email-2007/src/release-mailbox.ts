import type { Call } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { plans } from '@tenantry/managed-plans/contract';

import { controllerOf } from './controller.ts';
import { countOneLess } from './item-counts.ts';
import { userPlanType } from './types.ts';
import { unless } from './unless.ts';

/**
 * Takes back the space, the plan and the count of a mailbox that is gone. The resource manager knows what it has given and takes
 * back exactly that (KB 952076). A mailbox that was made past this layer has none of them.
 */
export async function releaseMailbox(
  call: Call,
  mailbox: {
    readonly user: string;
    /** GUID of the user. */
    readonly guid: string;
    readonly preferredDomainController?: string | undefined;
  },
): Promise<void> {
  const { user } = mailbox;
  const controller = controllerOf(mailbox);
  await unless(['RESOURCE_MANAGER_NO_ALLOCATION'], () =>
    call(storage.DeAllocateMailbox, { ...controller, mailbox: user }),
  );
  await unless(['PLANS_PLAN_NOT_HELD'], () =>
    call(plans.RemovePlanFromCustomer, { ...controller, path: user, planTypeName: userPlanType }),
  );
  await countOneLess(call, { kind: 'mailboxes', item: mailbox.guid });
}
