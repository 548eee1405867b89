import type { ProvisioningError } from '@tenantry/engine/client';

/** Notes for the answer how long to wait; gives the error back. */
export type Refuse = (error: ProvisioningError, seconds: number) => ProvisioningError;
