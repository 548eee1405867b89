import type { Attributes, Changes, Directory } from '@tenantry/directory';
import type { Given } from '@tenantry/schema';

import type { clientAccess } from './client-access.ts';
import { toClientAccessAttributes } from './client-access-attributes.ts';
import { findConfigured } from './configuration-object.ts';
import { PolicyUnknown } from './errors.ts';

/** What switches of client access change of a mailbox. Throws EXCHANGE_ACTIVESYNC_POLICY_UNKNOWN. */
export async function clientAccessChanges(
  handle: Directory,
  attributes: Attributes,
  access: Given<typeof clientAccess>,
): Promise<Changes> {
  const policy = await policyChanges(handle, access.activeSyncMailboxPolicy);
  return { ...toClientAccessAttributes(attributes, access), ...policy };
}

async function policyChanges(handle: Directory, policy: string | undefined): Promise<Changes> {
  if (policy === undefined) return {};
  if (policy === '') return { msExchMobileMailboxPolicyLink: [] };
  const named = { name: policy, objectClass: 'msExchMobileMailboxPolicy', places: [0], attributes: [] };
  const entry = await findConfigured(handle, named);
  if (!entry) throw PolicyUnknown(policy);
  return { msExchMobileMailboxPolicyLink: [entry.dn] };
}
