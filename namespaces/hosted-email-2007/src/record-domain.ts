import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { readDomainAssets } from './domain-assets.ts';
import { assets } from './types.ts';

/** Records a domain as an asset of its organization: the first one as the primary domain. The caller holds `domains:<guid>`. */
export async function recordDomain(
  call: Call,
  customer: { readonly path: string; readonly preferredDomainController?: string },
  domainName: string,
): Promise<void> {
  const domains = await readDomainAssets(call, customer);
  const value = domainName.toLowerCase();
  if (domains.some((domain) => domain.value.toLowerCase() === value)) return;

  const hasPrimary = domains.some(({ assetTypeName }) => assetTypeName === assets.primaryDomain);
  const assetTypeName = hasPrimary ? assets.secondaryDomain : assets.primaryDomain;
  await call(plans.AddAsset_, { ...customer, assetTypeName, value });
}
