import type { Attributes, Directory, Entry } from '@tenantry/directory';

import { NoMailbox, NotEnabled } from './errors.ts';
import { enabledBits } from './mailbox-settings.ts';

/** Users whose mailbox is enabled for unified messaging; a filter cannot tell the bit on every directory, a plan it can. */
export const isEnabledFilter = '(&(objectClass=user)(msExchUMRecipientDialPlanLink=*))';

/** The user with a mailbox. */
export async function readMailbox(directory: Directory, path: string): Promise<Entry> {
  const entry = await directory.read(path);
  const { attributes } = entry;
  if (!attributes['msExchMailboxGuid'] && !attributes['homeMDB']) throw NoMailbox(entry.path);
  return entry;
}

/** The user whose mailbox is enabled for unified messaging. */
export async function readEnabled(directory: Directory, path: string): Promise<Entry> {
  const entry = await readMailbox(directory, path);
  if (!isEnabled(entry.attributes)) throw NotEnabled(entry.path);
  return entry;
}

export function isEnabled(attributes: Attributes): boolean {
  return (flagsOf(attributes) & enabledBits.enabled) !== 0;
}

export function flagsOf(attributes: Attributes): number {
  return Number(attributes['msExchUMEnabledFlags']?.[0] ?? 0);
}
