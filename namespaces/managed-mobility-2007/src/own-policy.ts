import { type OrganizationPlace, type Place, ProvisioningError } from '@tenantry/engine';

import { PolicyExists, PolicyInUse, PolicyUnknown } from './errors.ts';

const keyLength = 16;

/** The organization that a user or organization belongs to. The engine lets no other through. */
export function ownerOf({ path, organization }: Place): OrganizationPlace {
  if (!organization) throw new Error(`${path} belongs to no organization`);
  return organization;
}

/**
 * Name of a policy in the container that all organizations share. It begins with the organization, so that two of them
 * may use one name, and so that the policies of one are found by their beginning.
 */
export function directoryName({ guid }: OrganizationPlace, policyName: string): string {
  return `${prefixOf(guid)}${policyName}`;
}

/** How the names of all policies of an organization begin. */
export function prefixOf(organizationGuid: string): string {
  return `${organizationGuid.replaceAll('-', '').slice(0, keyLength)} `;
}

/** Name of a policy inside its organization; as it is when it is a policy of nobody, given by the hoster himself. */
export function ownName({ guid }: OrganizationPlace, directoryName: string): string {
  const prefix = prefixOf(guid);
  return directoryName.startsWith(prefix) ? directoryName.slice(prefix.length) : directoryName;
}

/** Calls the provider; its errors tell the name that the caller knows. */
export async function underOwnName<T>(
  policyName: string,
  organization: OrganizationPlace,
  act: (directoryName: string) => Promise<T>,
): Promise<T> {
  try {
    return await act(directoryName(organization, policyName));
  } catch (error) {
    if (!(error instanceof ProvisioningError)) throw error;
    if (error.code === 'MOBILITY_POLICY_EXISTS') throw PolicyExists(policyName, organization.path);
    if (error.code === 'MOBILITY_POLICY_UNKNOWN') throw PolicyUnknown(policyName, organization.path);
    if (error.code === 'MOBILITY_POLICY_IN_USE') throw PolicyInUse(policyName);
    throw error;
  }
}
