import { contract } from '@tenantry/engine';

import type { CreateResellerOrganization } from './create-reseller-organization.ts';

/** Procedures of this component that its own composites call. */
export const own = contract<{ CreateResellerOrganization: typeof CreateResellerOrganization }>(
  'Hosted Active Directory',
);
