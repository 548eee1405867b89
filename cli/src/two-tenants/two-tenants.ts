import type { Directory } from '@tenantry/directory';

import type { Run } from './call.ts';
import { createTenant } from './create-tenant.ts';
import type { HostingPaths } from './provision-two-tenants.ts';
import type { Tenant } from './tenant.ts';

/** A hoster with two tenants: what sample requests need to prepare what they name. */
export interface TwoTenants {
  readonly acme: Tenant;
  readonly rival: Tenant;
  readonly reseller: Tenant;
  readonly paths: HostingPaths;
  /** Runs a procedure as the operator, or as somebody else. Throws the error of the answer. */
  readonly run: Run;
  readonly directory: Directory;
}

/** The tenants that `provisionTwoTenants` has made. */
export function twoTenants({ run, paths, directory }: Pick<TwoTenants, 'run' | 'paths' | 'directory'>): TwoTenants {
  return {
    acme: createTenant(run, paths.acme),
    rival: createTenant(run, paths.rival),
    reseller: createTenant(run, paths.reseller),
    paths,
    run,
    directory,
  };
}
