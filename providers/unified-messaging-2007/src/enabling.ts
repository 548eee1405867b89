import type { Changes, Directory, Entry } from '@tenantry/directory';
import type { OrganizationPlace } from '@tenantry/engine';
import { byIdentity, domainController, optional, umEnablingFields, user } from '@tenantry/schema';

import { AlreadyEnabled } from './errors.ts';
import { addressesIn, otherAddresses } from './extensions.ts';
import { identity } from './fields.ts';
import { kinds } from './kinds.ts';
import { enabledBits } from './mailbox-settings.ts';
import { dtmfMapOf } from './name-dialling.ts';
import { readUsable } from './named-object.ts';
import { flagsOf, isEnabled, readMailbox } from './um-mailbox.ts';

/** How a request names the mailbox. */
export const mailboxIdentity = byIdentity(
  user('User with the mailbox: LDAP path, GUID, DN, domain\\account, UPN, legacyExchangeDN, SMTP address or alias.'),
);

/** What the directory is told of a mailbox that is enabled. */
export const enablingFields = {
  preferredDomainController: domainController(),
  identity: mailboxIdentity,
  umMailboxPolicy: identity('UM mailbox policy of the mailbox.'),
  umDialPlan: optional(identity('Dial plan of the mailbox; default the one of the policy.')),
  extensions: umEnablingFields.extensions,
  sipResourceIdentifier: umEnablingFields.sipResourceIdentifier,
};

/** What becomes of a mailbox. */
export interface Enabling {
  readonly entry: Entry;
  readonly plan: Entry;
  readonly policy: Entry;
  readonly addresses: readonly string[];
  readonly changes: Changes;
}

interface Wanted {
  readonly identity: string;
  readonly umMailboxPolicy: string;
  readonly umDialPlan?: string;
  readonly extensions?: readonly string[];
  readonly sipResourceIdentifier?: string;
}

const allBits = Object.values(enabledBits).reduce<number>((sum, bit) => sum | bit, 0);

/** Looks at everything that enabling a mailbox needs, but for the extensions of others. */
export async function prepareEnabling(
  directory: Directory,
  wanted: Wanted,
  organization: OrganizationPlace | undefined,
): Promise<Enabling> {
  const entry = await readMailbox(directory, wanted.identity);
  if (isEnabled(entry.attributes)) throw AlreadyEnabled(entry.path);
  const policy = await readUsable(directory, {
    kind: kinds.mailboxPolicy,
    identity: wanted.umMailboxPolicy,
    organization,
  });
  const linked = policy.attributes['msExchUMMailboxPolicyDialPlanLink']?.[0] ?? '';
  const plan = await readUsable(directory, {
    kind: kinds.dialPlan,
    identity: wanted.umDialPlan ?? linked,
    organization,
  });
  const { extensions = [], sipResourceIdentifier } = wanted;
  const addresses = addressesIn(plan, { extensions, sipResourceIdentifier });
  const { attributes } = entry;
  const kept = flagsOf(attributes);
  const changes: Changes = {
    msExchUMEnabledFlags: [String(kept === 0 ? allBits : kept | enabledBits.enabled)],
    msExchUMTemplateLink: [policy.dn],
    msExchUMRecipientDialPlanLink: [plan.dn],
    msExchUMListInDirectorySearch: attributes['msExchUMListInDirectorySearch'] ?? ['1'],
    msExchUMServerWritableFlags: attributes['msExchUMServerWritableFlags'] ?? ['1'],
    msExchUMDtmfMap: dtmfMapOf(attributes),
    proxyAddresses: [...otherAddresses(attributes), ...addresses],
  };
  return { entry, plan, policy, addresses, changes };
}
