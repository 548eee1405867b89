import type { ProvisioningError } from '@tenantry/engine/client';

import { TooManyAttempts } from './errors.ts';

/** The error of who has failed too often. */
export function tooManyAttempts(seconds: number): ProvisioningError {
  return TooManyAttempts(String(seconds));
}
