import { createHash } from 'node:crypto';

import type { Directory, Entry } from '@tenantry/directory';

import { defaultPolicyOf } from './default-policy.ts';
import { type PolicySettings, policyAttributes, toPolicySettings } from './policy-attributes.ts';

/** Bit of msExchOmaAdminWirelessEnable: no policy applies to the user (dd251583). */
export const policyExempt = 0x20;
/** The same: ActiveSync is off. */
const activeSyncOff = 0x4;

/** What holds for the devices of a user. */
export interface AppliedPolicy {
  /** `user`: his own; `organization`: the default of his organization; `none`: no policy applies; `exempt`: none may. */
  readonly source: 'user' | 'organization' | 'none' | 'exempt';
  readonly policy: NamedPolicy | undefined;
  readonly activeSyncEnabled: boolean;
  /** Devices that may synchronize; none: all. */
  readonly allowedDeviceIDs: readonly string[];
}

/** A policy with its settings, the defaults among them. */
export interface NamedPolicy {
  readonly name: string;
  readonly path: string;
  /** Changes with every setting, and with nothing else. */
  readonly digest: string;
  readonly settings: PolicySettings;
}

/** Attributes of a user that say what holds for his devices. */
export const userPolicyAttributes = [
  'msExchMobileMailboxPolicyLink',
  'msExchOmaAdminWirelessEnable',
  'msExchMobileAllowedDeviceIDs',
];

/**
 * Reads what holds for the devices of a user: his own policy, else the default of his organization, else none.
 * @param organization path of the organization that he belongs to
 */
export async function readAppliedPolicy(
  directory: Directory,
  { user, organization }: { readonly user: string; readonly organization: string | undefined },
): Promise<AppliedPolicy> {
  const { attributes } = await directory.read(user, userPolicyAttributes);
  const flags = Number(attributes['msExchOmaAdminWirelessEnable']?.[0] ?? 0);
  const common = {
    activeSyncEnabled: (flags & activeSyncOff) === 0,
    allowedDeviceIDs: attributes['msExchMobileAllowedDeviceIDs'] ?? [],
  };
  if ((flags & policyExempt) !== 0) return { source: 'exempt', policy: undefined, ...common };
  const own = await findNamed(directory, attributes['msExchMobileMailboxPolicyLink']?.[0]);
  if (own) return { source: 'user', policy: own, ...common };
  const above = organization === undefined ? undefined : await directory.find(organization, ['otherWellKnownObjects']);
  const shared = above && (await findNamed(directory, defaultPolicyOf(above.attributes)));
  return { source: shared ? 'organization' : 'none', policy: shared, ...common };
}

async function findNamed(directory: Directory, dn: string | undefined): Promise<NamedPolicy | undefined> {
  const entry = dn === undefined ? undefined : await directory.find(dn, ['cn', ...policyAttributes]);
  return entry && namedPolicy(entry);
}

function namedPolicy({ path, attributes }: Entry): NamedPolicy {
  const settings = toPolicySettings(attributes);
  // The settings come in the order of their table; only lists have one of the directory's making.
  const text = JSON.stringify(settings, (_, value) => (Array.isArray(value) ? [...value].sort() : value));
  const digest = createHash('sha256').update(text).digest('hex');
  return { name: attributes['cn']?.[0] ?? '', path, digest, settings };
}
