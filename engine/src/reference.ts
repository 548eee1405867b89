/** A procedure by name, with its type but without its code. */
export interface Reference<P = unknown> {
  readonly namespace: string;
  readonly procedure: string;
  /** Exists for the compiler only. */
  readonly '~procedure'?: P;
}
