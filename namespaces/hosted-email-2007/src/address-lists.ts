import type { Call } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';

import { controllerOf } from './controller.ts';
import type { OrganizationPlan } from './plan-features.ts';
import { events } from './types.ts';

/** An organization, and the controller to ask. */
interface Owner {
  readonly path: string;
  readonly preferredDomainController?: string;
}

type OutlookClient = NonNullable<OrganizationPlan['outlookClient']>;

/** Makes the address lists of an organization with its first Outlook user, and sees to it that they show the user. */
export async function ensureAddressLists(
  call: Call,
  owner: Owner,
  { user, outlookClient }: { readonly user: string; readonly outlookClient?: OutlookClient },
): Promise<void> {
  const { created } = await call(managedEmail.EnsureAddressLists_, {
    ...controllerOf(owner),
    organization: owner.path,
    user,
    ...(outlookClient === undefined ? {} : { outlookClient }),
  });
  if (created) await call(plans.AddEvent_, { ...owner, eventTypeName: events.addressListsCreated });
}
