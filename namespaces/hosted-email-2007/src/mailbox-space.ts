import type { Call } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';

import { controllerOf } from './controller.ts';
import { databaseOf, parseStoreName, type StoreName } from './mail-store-name.ts';
import { type Subscription, storeChoice } from './subscription.ts';
import { unless } from './unless.ts';

/** A mailbox whose space is asked for or given back. */
export interface SpaceHolder {
  readonly user: string;
  /** GUID of the user. */
  readonly guid: string;
  readonly preferredDomainController?: string | undefined;
}

/** Space for a mailbox. */
export interface WantedSpace extends SpaceHolder {
  readonly organization: string;
  readonly kilobytes: number;
  readonly subscription: Subscription;
  /** Whether the user is a consumer. */
  readonly isConsumer: boolean;
  /** Store to use; without it the resource manager chooses one. */
  readonly database?: string | undefined;
}

/**
 * Takes space: for a consumer on a consumer store, else out of the grant of the organization as its plan says.
 * @returns the store
 */
export async function allocateSpace(call: Call, wanted: WantedSpace): Promise<string> {
  const { user: mailbox, kilobytes, organization, subscription, database } = wanted;
  const controller = controllerOf(wanted);
  const named = database === undefined ? {} : parseStoreName(database);
  const { mailStore } = wanted.isConsumer
    ? await call(storage.AllocateConsumerUserMailbox, { ...controller, mailbox, kilobytes, mailStore: named })
    : await call(storage.AllocateMailbox, {
        ...controller,
        organization,
        mailbox,
        kilobytes,
        mailStore: { ...storeChoice(subscription.features), ...named },
      });
  return databaseOf(mailStore);
}

/** Gives space back: exactly what was taken (KB 952076). False when the mailbox has none, as one that was made past this layer. */
export async function releaseSpace(call: Call, holder: SpaceHolder): Promise<boolean> {
  const mailbox = { ...controllerOf(holder), mailbox: holder.user };
  const hasNone = ['RESOURCE_MANAGER_NO_ALLOCATION'];
  const released =
    (await unless(hasNone, () => call(storage.DeAllocateMailbox, mailbox))) ??
    (await unless(hasNone, () => call(storage.DeAllocateConsumerUserMailbox, mailbox)));
  return released !== undefined;
}

/** The store that a mailbox has its space on; undefined when it has none. */
export async function storeOfSpace(call: Call, guid: string): Promise<(StoreName & { database: string }) | undefined> {
  const { allocations } = await call(storage.ListAllocations_, { mailboxes: [guid] });
  const [found] = allocations;
  return found && { ...found, database: databaseOf({ ...found, GUID: found.storeGUID }) };
}
