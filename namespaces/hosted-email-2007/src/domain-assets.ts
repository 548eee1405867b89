import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import type { Customer } from './subscription.ts';
import { assets } from './types.ts';

/** An SMTP domain among the assets of an organization. */
export interface DomainAsset {
  readonly assetTypeName: string;
  readonly value: string;
}

/** The SMTP domains among the assets of an organization. */
export async function readDomainAssets(call: Call, customer: Customer): Promise<DomainAsset[]> {
  const { assets: all } = await call(plans.GetAssetsByCustomer, customer);
  return all.filter(
    ({ assetTypeName }) => assetTypeName === assets.primaryDomain || assetTypeName === assets.secondaryDomain,
  );
}
