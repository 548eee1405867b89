import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, user } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { userPlanType } from './types.ts';
import { unless } from './unless.ts';

export const DeleteMailbox = composite({
  summary: 'Removes the mailbox of a user and its Exchange attributes; the account stays.',
  source: 'hosted-email-2007.yaml (dd278484, KB 952076), known-faults.md B2',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who loses the mailbox.', { within: 'organization' }),
  },

  async run({ input, call }) {
    const { user } = input;
    await call(managedEmail.DeleteMailbox, input);
    // The resource manager knows what it has given and takes back exactly that (KB 952076). A mailbox that was made
    // past this layer has neither space nor plan.
    await unless(['RESOURCE_MANAGER_NO_ALLOCATION'], () =>
      call(storage.DeAllocateMailbox, { ...input, mailbox: user }),
    );
    await unless(['PLANS_PLAN_NOT_HELD'], () =>
      call(plans.RemovePlanFromCustomer, { ...controllerOf(input), path: user, planTypeName: userPlanType }),
    );
    return {};
  },
});
