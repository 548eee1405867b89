import { type Attributes, wellKnown, wellKnownObject } from '@tenantry/directory';

/** The value of otherWellKnownObjects of an organization that names its default policy. */
export function defaultPointer(dn: string): string {
  return `B:32:${wellKnown.deviceMailboxPolicy}:${dn}`;
}

/** DN of the policy that an organization points to. */
export function defaultPolicyOf(attributes: Attributes): string | undefined {
  return wellKnownObject(attributes, wellKnown.deviceMailboxPolicy);
}

/** The values of otherWellKnownObjects with another default policy, or with none. */
export function withDefaultPolicy(attributes: Attributes, dn: string | undefined): string[] {
  const prefix = defaultPointer('');
  const others = (attributes['otherWellKnownObjects'] ?? []).filter((value) => !value.toUpperCase().startsWith(prefix));
  return dn === undefined ? others : [...others, defaultPointer(dn)];
}
