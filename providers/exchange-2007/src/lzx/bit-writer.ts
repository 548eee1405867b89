const wordBits = 16;

/** Bits as LZX orders them: the highest first, in words of 16 bits of which the lower byte comes first ([MS-PATCH] 2.2). */
export class BitWriter {
  readonly #bytes: Uint8Array;
  #at = 0;
  #pending = 0;
  #pendingBits = 0;

  /** @param capacity most bytes that will be written */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Whole bytes so far. */
  get length(): number {
    return this.#at;
  }

  /** Begins anew, in the same memory. */
  clear(): void {
    this.#at = 0;
    this.#pendingBits = 0;
  }

  /** Writes the lowest bits of a value, 16 at most. */
  write(value: number, bits: number): void {
    this.#pending = (this.#pending << bits) | value;
    this.#pendingBits += bits;
    if (this.#pendingBits < wordBits) return;
    this.#pendingBits -= wordBits;
    const word = this.#pending >>> this.#pendingBits;
    this.#bytes[this.#at++] = word;
    this.#bytes[this.#at++] = word >>> 8;
  }

  /** Fills the last word with zeros. */
  align(): void {
    if (this.#pendingBits > 0) this.write(0, wordBits - this.#pendingBits);
  }

  /** Sets a word that was written before at a whole byte. */
  setWord(at: number, value: number): void {
    this.#bytes[at] = value;
    this.#bytes[at + 1] = value >>> 8;
  }

  /** What was written; it lasts until the writer is cleared. */
  finish(): Uint8Array {
    this.align();
    return this.#bytes.subarray(0, this.#at);
  }
}
