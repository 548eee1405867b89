import type { Attributes, Directory, Entry } from '@tenantry/directory';

import { NoMailbox } from './errors.ts';

/** Value of msExchVersion for objects of Exchange 2007. */
export const exchangeVersion = '4535486012416';

/** Value of msExchPoliciesExcluded that keeps e-mail address policies away. */
const noAddressPolicies = '{26491CFC-9E50-4857-861B-0CB8DF22B5D7}';

/** The user with the mailbox. */
export async function readMailboxEntry(directory: Directory, path: string): Promise<Entry> {
  const entry = await directory.read(path);
  if (!hasMailbox(entry.attributes)) throw NoMailbox(entry.path);
  return entry;
}

/** Whether a user has a mailbox. */
export function hasMailbox(attributes: Attributes): boolean {
  return attributes['msExchMailboxGuid'] !== undefined || attributes['homeMDB'] !== undefined;
}

/** Whether a recipient is kept out of all address lists. */
export function isHidden(attributes: Attributes): boolean {
  return attributes['msExchHideFromAddressLists']?.[0] === 'TRUE';
}

/** Whether e-mail address policies apply. */
export function followsPolicies(attributes: Attributes): boolean {
  return !(attributes['msExchPoliciesExcluded'] ?? []).some((value) => value.toUpperCase() === noAddressPolicies);
}

/** The values of msExchPoliciesExcluded with address policies on or off. */
export function policiesExcluded(present: readonly string[] | undefined, policyEnabled: boolean): string[] {
  const others = (present ?? []).filter((value) => value.toUpperCase() !== noAddressPolicies);
  return policyEnabled ? others : [...others, noAddressPolicies];
}
