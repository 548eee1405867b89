import type { OrganizationPlace, Place } from '@tenantry/engine';

import { WrongPlace } from './errors.ts';
import type { OrganizationType } from './policies.ts';

export type PolicyName = 'default' | OrganizationType;

/** What a new organization in a container becomes: a reseller below the hosting organization, a customer below a reseller. */
export function policyOfNewOrganization(container: Place, policyName: PolicyName): 'reseller' | 'customer' {
  const above = isOrganization(container) ? container.organization : undefined;
  const type = above && typeBelow[above.type];
  if (type === undefined || (policyName !== 'default' && policyName !== type)) {
    throw WrongPlace(container.path, policyName, placeOf[policyName === 'default' ? 'any' : policyName]);
  }
  return type;
}

/** Checks that a container lies in an organization of the type that a policy is for; returns that type. */
export function requirePolicy(organization: OrganizationPlace, policyName: PolicyName): OrganizationType {
  const { type, path } = organization;
  if (policyName !== 'default' && policyName !== type)
    throw WrongPlace(path, policyName, `an organization of this type`);
  return type;
}

const typeBelow = { hosting: 'reseller', reseller: 'customer', customer: undefined } as const;

const placeOf = {
  any: 'the hosting organization or a reseller',
  hosting: 'the domain, where Managed Hosting::InitializeADforHosting creates it',
  reseller: 'the hosting organization',
  customer: 'a reseller',
};

function isOrganization({ guid, organization }: Place): boolean {
  return organization?.guid === guid;
}
