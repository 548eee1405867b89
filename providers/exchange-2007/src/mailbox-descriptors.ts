import {
  type Attributes,
  type Changes,
  type Directory,
  type Entry,
  parseDescriptor,
  renderSddl,
  type SecurityDescriptor,
  sameDn,
  sidOf,
} from '@tenantry/directory';

import { DescriptorUnreadable, MailboxInOtherStore, NotAPrincipal } from './errors.ts';
import { readMailboxStore } from './mailbox-store.ts';

/** Who may do what to a mailbox: its own descriptor, and that of its object, which holds the right to send in its name. */
export interface MailboxDescriptors {
  readonly mailbox: SecurityDescriptor;
  readonly object: SecurityDescriptor;
}

/**
 * A mailbox that nobody has changed yet: its user owns it and may open it, nobody else may anything. So no
 * administrator opens or sends as a mailbox unless that was granted (KB952077).
 */
const untouched = 'O:PSG:PSD:(A;CI;CCRC;;;PS)';

export function descriptorsOf({ path, attributes }: Pick<Entry, 'path' | 'attributes'>): MailboxDescriptors {
  return {
    mailbox: parse(path, attributes['msExchMailboxSecurityDescriptor']?.[0] ?? untouched),
    object: parse(path, attributes['nTSecurityDescriptor']?.[0] ?? 'D:'),
  };
}

/** Changes that write descriptors; one that stays the same is not written. */
export function descriptorChanges(entry: Entry, { mailbox, object }: MailboxDescriptors): Changes {
  const before = descriptorsOf(entry);
  return {
    ...(isSame(before.mailbox, mailbox) ? {} : { msExchMailboxSecurityDescriptor: [renderSddl(mailbox)] }),
    ...(isSame(before.object, object) ? {} : { nTSecurityDescriptor: [renderSddl(object)] }),
  };
}

/** The security identifier of a trustee. */
export async function sidOfTrustee(directory: Directory, trustee: string): Promise<string> {
  const { path, attributes } = await directory.read(trustee, ['objectSid']);
  const octets = attributes['objectSid']?.[0];
  if (octets === undefined) throw NotAPrincipal(path);
  return sidOf(octets);
}

/** Refuses a store that is not the one of the mailbox. */
export async function requireStore(
  directory: Directory,
  { path, attributes }: { readonly path: string; readonly attributes: Attributes },
  database: string | undefined,
): Promise<void> {
  if (database === undefined) return;
  const { dn } = await readMailboxStore(directory, database);
  const home = attributes['homeMDB']?.[0];
  if (home === undefined || !sameDn(home, dn)) throw MailboxInOtherStore(path, database);
}

function parse(path: string, sddl: string): SecurityDescriptor {
  const descriptor = parseDescriptor(sddl);
  if (!descriptor) throw DescriptorUnreadable(path);
  return descriptor;
}

function isSame(one: SecurityDescriptor, other: SecurityDescriptor): boolean {
  return renderSddl(one) === renderSddl(other);
}
