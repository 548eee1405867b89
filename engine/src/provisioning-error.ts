import type { Fault } from '@tenantry/schema';

/** Namespace and procedure where an error happened, innermost first. */
export interface ErrorSource {
  readonly namespace: string;
  readonly procedure: string;
}

/** An error that a caller may see: a stable code, a sentence for a person, and where it happened. */
export class ProvisioningError extends Error {
  readonly code: string;
  /** The code that the historical system had for it, e.g. 0x80072030. */
  readonly hresult: number;
  /** Paths and reasons when a value is at fault. */
  readonly faults: readonly Fault[];
  /** Call stack of procedures, innermost first; the engine fills it. */
  readonly sources: ErrorSource[] = [];

  constructor(
    { code, hresult }: { readonly code: string; readonly hresult: number },
    message: string,
    details: { cause?: unknown; faults?: readonly Fault[] } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ProvisioningError';
    this.code = code;
    this.hresult = hresult;
    this.faults = details.faults ?? [];
  }
}

/** An error of a component: called with the arguments of its message it makes the error to throw. */
export interface ErrorKind<A extends readonly unknown[] = readonly never[]> {
  (...values: A): ProvisioningError;
  readonly code: string;
  readonly hresult: number;
  /** The sentence with names in place of values, for the reference page. */
  readonly sentence: string;
  /** Whether a caught value is an error of this kind. */
  is(value: unknown): value is ProvisioningError;
}

/**
 * Declares an error. Codes never change and are never used twice.
 * @param code stable code in capitals, with the component's prefix
 * @param hresult code of the historical system, 0x80004005 when it had none
 * @param message makes the sentence: what was found, what was expected, what to do
 */
export function error<A extends readonly string[]>(
  code: string,
  hresult: number,
  message: (...values: A) => string,
): ErrorKind<A> {
  const names = Array.from({ length: message.length }, (_, index) => `{${index + 1}}`);
  const make = (...values: A): ProvisioningError => new ProvisioningError({ code, hresult }, message(...values));
  return Object.assign(make, {
    code,
    hresult,
    // The names have the arity of the message by construction.
    sentence: message(...(names as unknown as A)),
    is: (value: unknown): value is ProvisioningError => value instanceof ProvisioningError && value.code === code,
  });
}
