import { ProvisioningError } from '@tenantry/engine/client';

import { DeployUnexpected } from './errors.ts';

/** A fault as records keep it. */
export function tellFault(fault: unknown): { readonly code: string; readonly message: string } {
  const told =
    fault instanceof ProvisioningError
      ? fault
      : DeployUnexpected(fault instanceof Error ? fault.message : String(fault));
  return { code: told.code, message: told.message };
}

/** A fault in one line, with its code, for states and logs. */
export function faultLine(fault: unknown): string {
  const { code, message } = tellFault(fault);
  return `${code}: ${message}`;
}
