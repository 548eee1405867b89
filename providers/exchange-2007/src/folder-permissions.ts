import {
  type AttributeChange,
  accessEntriesOf,
  changeOf,
  type Entry,
  parseDescriptor,
  renderSddl,
  type SecurityDescriptor,
} from '@tenantry/directory';

import { DescriptorUnreadable } from './errors.ts';

const attribute = 'msExchMailboxSecurityDescriptor';

/** The change of who may do what in a folder. Without a descriptor nobody may anything. */
export function permissionChange(
  entry: Entry,
  change: (present: SecurityDescriptor) => SecurityDescriptor,
): AttributeChange {
  const present = parseDescriptor(entry.attributes[attribute]?.[0] ?? 'D:');
  if (!present) throw DescriptorUnreadable(entry.path);
  const changed = change(present);
  return changeOf(entry, { [attribute]: accessEntriesOf(changed).length === 0 ? [] : [renderSddl(changed)] });
}
