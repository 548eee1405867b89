/**
 * The last three offsets; a match with one of them is written as its number instead ([MS-PATCH] 2.1). Writer and
 * reader keep them alike.
 */
export class RepeatedOffsets {
  #offsets: [number, number, number] = [1, 1, 1];

  /** The offset of a number. */
  get(number: number): number {
    return this.#offsets[number] ?? 0;
  }

  /** Notes that a match with a position was written, and gives its offset. */
  use(position: number): number {
    const [first, second, third] = this.#offsets;
    if (position === 0) return first;
    if (position === 1) this.#offsets = [second, first, third];
    else if (position === 2) this.#offsets = [third, second, first];
    else this.#offsets = [position - 2, first, second];
    return this.#offsets[0];
  }
}
