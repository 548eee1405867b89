/** Held by whoever changes the servers of the pool. */
export const poolLock = 'oabResources';

/** Held by whoever changes the allocation of an organization. */
export function allocationLock(organization: string): string {
  return `oabAllocation:${organization.toLowerCase()}`;
}

/** Adds to, or takes from, what is allocated on a server. */
export const countStatement = `
  update oab_resource_manager.server
  set allocated = allocated + $2
  where lower(name) = lower($1)`;
