import type { AnswerError } from './answer.ts';
import { Unexpected } from './errors.ts';
import { Deadlock } from './locks.ts';
import { ProvisioningError } from './provisioning-error.ts';

/** An error as data; never a stack of the program. */
export function tellError(error: unknown): AnswerError {
  const told =
    error instanceof ProvisioningError
      ? error
      : Unexpected(error instanceof Deadlock ? 'A deadlock that came back' : 'The request');
  return { code: told.code, hresult: told.hresult, message: told.message, faults: told.faults, sources: told.sources };
}
