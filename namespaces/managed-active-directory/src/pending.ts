/** Stands where a body is being written. */
export function pending(): never {
  throw new Error('not there yet');
}
