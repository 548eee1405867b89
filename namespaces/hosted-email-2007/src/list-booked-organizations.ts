import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { guid, list } from '@tenantry/schema';

import { organizationPlanType } from './types.ts';

export const ListBookedOrganizations_ = composite({
  summary: 'Lists the organizations that the books know: those with a plan, with space, or with something that counts.',
  source: 'known-faults.md B14',
  input: {},
  output: { organizations: list('GUID', guid('One organization.'), { maxItems: 1_000_000 }) },

  async run({ call }) {
    const { organizations } = await call(plans.ListCountedOrganizations_, { planTypeName: organizationPlanType });
    const { organizations: holders } = await call(storage.ListGrants_, { kind: 'any' });
    const all = new Set([...organizations, ...holders.map(({ GUID }) => GUID)]);
    return { organizations: [...all].sort() };
  },
});
