import type { Attributes, Changes } from '@tenantry/directory';
import type { Given } from '@tenantry/schema';

import type { mailboxLimits } from './mailbox-limits.ts';
import { toBytes, toKilobytes } from './size.ts';
import { toSeconds, toTimeSpan } from './time-span.ts';

type Limits = Given<typeof mailboxLimits>;

/** Attributes by size; the directory holds KB, no attribute is unlimited (exchange-directory-model.md 1). */
const sizes = {
  issueWarningQuota: 'mDBStorageQuota',
  maxSendSize: 'submissionContLength',
  maxReceiveSize: 'delivContLength',
  prohibitSendQuota: 'mDBOverQuotaLimit',
  prohibitSendReceiveQuota: 'mDBOverHardQuotaLimit',
} as const;
const quotas = ['issueWarningQuota', 'prohibitSendQuota', 'prohibitSendReceiveQuota'] as const;

/** deletedItemFlags when a mailbox has a period of its own. */
const customPeriod = '5';

/** Changes of the directory for the limits that a request gives; those that it does not give are left out. */
export function toLimitAttributes(limits: Limits): Changes {
  const changes: Record<string, readonly string[]> = {};
  for (const [name, attribute] of entriesOf(sizes)) {
    const size = limits[name];
    if (size !== undefined) changes[attribute] = present(toKilobytes(size));
  }
  const useDefaults =
    limits.useDatabaseQuotaDefaults ?? (quotas.some((name) => limits[name] !== undefined) ? false : undefined);
  if (useDefaults !== undefined) changes['mDBUseDefaults'] = [useDefaults ? 'TRUE' : 'FALSE'];
  if (limits.recipientLimits !== undefined) {
    changes['msExchRecipLimit'] = limits.recipientLimits === 'unlimited' ? [] : [String(limits.recipientLimits)];
  }
  if (limits.retainDeletedItemsFor !== undefined) {
    changes['garbageCollPeriod'] = [String(toSeconds(limits.retainDeletedItemsFor))];
    changes['deletedItemFlags'] = [customPeriod];
  }
  if (limits.hiddenFromAddressListsEnabled !== undefined) {
    changes['msExchHideFromAddressLists'] = limits.hiddenFromAddressListsEnabled ? ['TRUE'] : [];
  }
  if (limits.displayName !== undefined) changes['displayName'] = [limits.displayName];
  return changes;
}

/** The limits that a mailbox has. */
export function toLimits(attributes: Attributes): Limits {
  const first = (name: string) => attributes[name]?.[0];
  const recipients = first('msExchRecipLimit');
  const period = first('garbageCollPeriod');
  const displayName = first('displayName');
  return {
    issueWarningQuota: toBytes(first(sizes.issueWarningQuota)),
    maxSendSize: toBytes(first(sizes.maxSendSize)),
    maxReceiveSize: toBytes(first(sizes.maxReceiveSize)),
    prohibitSendQuota: toBytes(first(sizes.prohibitSendQuota)),
    prohibitSendReceiveQuota: toBytes(first(sizes.prohibitSendReceiveQuota)),
    recipientLimits: recipients === undefined ? 'unlimited' : Number(recipients),
    useDatabaseQuotaDefaults: first('mDBUseDefaults') === 'TRUE',
    ...(period === undefined ? {} : { retainDeletedItemsFor: toTimeSpan(Number(period)) }),
    hiddenFromAddressListsEnabled: first('msExchHideFromAddressLists') === 'TRUE',
    ...(displayName === undefined ? {} : { displayName }),
  };
}

function present(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  // Object.entries forgets the type of the keys.
  return Object.entries(record) as [K, V][];
}
