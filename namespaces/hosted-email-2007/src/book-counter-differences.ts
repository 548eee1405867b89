import type { Call } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';

import type { BookDifference } from './book-difference.ts';
import { orphan } from './book-mailbox-differences.ts';

/** What belongs to no single organization: counters that are not the sum of what they count, and space of consumers who are gone. */
export async function counterDifferences(
  call: Call,
  controller: { readonly preferredDomainController?: string },
): Promise<BookDifference[]> {
  return [
    ...(await storeCounters(call)),
    ...(await itemCounters(call)),
    ...(await orphansOfConsumers(call, controller)),
  ];
}

async function storeCounters(call: Call): Promise<BookDifference[]> {
  const { differences } = await call(storage.Recount_, {});
  return differences.map(({ what, orgGUID, serverName, storeName, booked, counted }) => ({
    what: orgGUID === undefined ? `counter ${what}` : `counter ${what} of ${orgGUID}`,
    booked,
    counted,
    where: `${storeName} of ${serverName}`,
    // All in one step; for the second one nothing is left to do.
    mend: (corrections) => corrections.storeCounters(),
  }));
}

async function itemCounters(call: Call): Promise<BookDifference[]> {
  const { differences } = await call(plans.RecountItems_, {});
  return differences.map(({ orgGUID, featureName, booked, counted }) => ({
    what: `counter ${featureName}`,
    booked: String(booked),
    counted: String(counted),
    where: orgGUID,
    mend: (corrections) => corrections.itemCounters(),
  }));
}

async function orphansOfConsumers(
  call: Call,
  controller: { readonly preferredDomainController?: string },
): Promise<BookDifference[]> {
  const { allocations } = await call(storage.ListAllocations_, { consumers: 1 });
  const guids = allocations.map(({ GUID }) => GUID);
  const { recipients } = await call(managedEmail.ListRecipients_, { guids, ...controller });
  const living = new Set(recipients.filter(({ kind }) => kind === 'mailbox').map(({ guid }) => guid));
  return allocations.filter(({ GUID }) => !living.has(GUID)).map((allocation) => orphan('consumers', allocation));
}
