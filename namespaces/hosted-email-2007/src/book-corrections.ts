import type { Call } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { plans } from '@tenantry/managed-plans/contract';

import type { BookCorrections } from './book-difference.ts';
import { isConsumer } from './consumers.ts';
import { unless } from './unless.ts';

/** The store has no room for a mailbox that is there, is closed for what is new, or is not registered. */
const noRoom = [
  'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
  'RESOURCE_MANAGER_GRANT_TOO_SMALL',
  'RESOURCE_MANAGER_STORE_UNAVAILABLE',
  'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
];

/** Corrections that are made by calls. */
export function bookCorrections(call: Call): BookCorrections {
  return {
    isConsumer: (guid) => isConsumer(call, guid),

    async mailbox(change) {
      const answer = await unless(noRoom, () => call(storage.CorrectMailboxAllocation_, change));
      return answer?.corrected ?? false;
    },

    async follow(mailbox, store) {
      const mailStore = { autoAllocate: 'level' as const, ...store };
      return (await unless(noRoom, () => call(storage.MoveMailboxAllocation_, { mailbox, mailStore }))) !== undefined;
    },

    async folder(change) {
      const answer = await unless(['RESOURCE_MANAGER_GRANT_NOT_FOUND'], () =>
        call(storage.CorrectFolderAllocation_, change),
      );
      return answer?.corrected ?? false;
    },

    async count(item) {
      // It is there, so it counts, whatever the plan allows.
      await call(plans.CountItem_, { ...item, limited: false });
      return true;
    },

    async uncount(item) {
      await call(plans.UncountItem_, item);
      return true;
    },

    async storeCounters() {
      await call(storage.CorrectCounters_, {});
      return true;
    },

    async itemCounters() {
      await call(plans.CorrectItemCounts_, {});
      return true;
    },
  };
}
