import type { AnyProcedure } from './procedure.ts';
import type { Reference } from './reference.ts';

/** The procedures of a component by the names under which its module exports them. */
export type Contract<M> = { readonly [K in keyof M]: M[K] extends AnyProcedure ? Reference<M[K]> : never };

/** What other components see of one: names and types, no code. The engine finds the procedure when it is called. */
export function contract<M>(namespace: string): Contract<M> {
  // Every name yields its reference; the type allows only names that exist.
  return new Proxy({}, { get: (_, procedure) => ({ namespace, procedure: String(procedure) }) }) as Contract<M>;
}
