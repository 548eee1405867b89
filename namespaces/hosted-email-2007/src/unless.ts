import { ProvisioningError } from '@tenantry/engine';

/** Calls, and takes some kinds of failure as an answer: undefined. What the call did has been undone then. */
export async function unless<T>(codes: readonly string[], act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ProvisioningError && codes.includes(error.code)) return undefined;
    throw error;
  }
}
