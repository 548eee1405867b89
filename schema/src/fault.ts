/** One thing that is wrong with a value. */
export interface Fault {
  /** Path of the value, element names joined by `/`, `@` before an attribute, `[n]` after a repeated element. */
  readonly path: string;
  /** What was found; never the value of a secret. */
  readonly found: string;
  /** What was expected. */
  readonly expected: string;
  /** The sentence for a person. */
  readonly message: string;
}
