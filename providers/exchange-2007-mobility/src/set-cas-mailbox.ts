import {
  type Attributes,
  applyChange,
  type Changes,
  changeOf,
  type Directory,
  directory,
  entryLock,
  undoChange,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, domainController, list, optional, text, user } from '@tenantry/schema';

import { policyExempt, userPolicyAttributes } from './applied-policy.ts';
import { NoMailbox, NoPolicyContainer, PolicyUnknown } from './errors.ts';
import { readPolicy } from './policy-container.ts';

export const SetCASMailbox = write({
  summary: 'Sets which ActiveSync policy and which devices a mailbox has, and changes nothing else of it.',
  remarks:
    'What is not given stays. Whether ActiveSync is on is a matter of Exchange 2007 Provider::SetCASMailbox, which also stamps the address lists anew.',
  source: 'exchange-2007-mobility-provider.yaml, KB952077, dd251583',
  role: 'UserCreators',
  input: {
    path: user('LDAP path of the user who has the mailbox.'),
    preferredDomainController: domainController(),
    activeSyncMailboxPolicy: optional(
      text('Policy: name, GUID, DN or LDAP path; empty: none of his own.', { maxLength: 4096 }),
    ),
    activeSyncPolicyExempt: optional(boolean('No policy applies to the user, not even the default.')),
    activeSyncAllowedDeviceIDs: optional(
      list('value', text('Id of a device.', { maxLength: 256 }), {
        sentence: 'Devices that may synchronize; none: all.',
      }),
    ),
  },
  errors: [NoMailbox, NoPolicyContainer, PolicyUnknown],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    const entry = await use(directory).read(input.path, ['msExchMailboxGuid', 'homeMDB', ...userPolicyAttributes]);
    const { attributes } = entry;
    if (!attributes['msExchMailboxGuid'] && !attributes['homeMDB']) throw NoMailbox(entry.path);
    const { activeSyncAllowedDeviceIDs: allowed } = input;
    return changeOf(entry, {
      ...(await policyChanges(use(directory), input.activeSyncMailboxPolicy)),
      ...exemptionChanges(attributes, input.activeSyncPolicyExempt),
      ...(allowed && { msExchMobileAllowedDeviceIDs: [...new Set(allowed)] }),
    });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

async function policyChanges(handle: Directory, policy: string | undefined): Promise<Changes> {
  if (policy === undefined) return {};
  return { msExchMobileMailboxPolicyLink: policy === '' ? [] : [(await readPolicy(handle, policy)).dn] };
}

function exemptionChanges(attributes: Attributes, exempt: boolean | undefined): Changes {
  if (exempt === undefined) return {};
  const present = Number(attributes['msExchOmaAdminWirelessEnable']?.[0] ?? 0);
  if (exempt === ((present & policyExempt) !== 0)) return {};
  return { msExchOmaAdminWirelessEnable: [String(exempt ? present | policyExempt : present & ~policyExempt)] };
}
