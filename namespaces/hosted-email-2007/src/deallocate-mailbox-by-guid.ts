import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, guid, parseGuid } from '@tenantry/schema';

import { countOneLess } from './item-counts.ts';
import { userPlanType } from './types.ts';
import { unless } from './unless.ts';

export const DeallocateMailboxByGUID = composite({
  summary: 'Releases the space of a mailbox whose user is gone from the directory.',
  remarks: 'Refused while the object exists.',
  source: 'hosted-email-2007.yaml (dd278797), known-faults.md B14',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    GUID: guid('User object that had the mailbox.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    // A consumer has his space on a consumer store.
    const released = await unless(['RESOURCE_MANAGER_NO_ALLOCATION'], () => call(storage.DeAllocateMailbox, input));
    if (!released) await call(storage.DeAllocateConsumerUserMailbox, input);
    await call(plans.RemovePlanFromCustomer, { ...input, planTypeName: userPlanType });
    await countOneLess(call, { kind: 'mailboxes', item: parseGuid(input.GUID) ?? input.GUID });
    return {};
  },
});
