import { BookFileDamaged } from '../errors.ts';

const wordBits = 16;

/** Reads what a `BitWriter` wrote. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #heldBits = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next bits, 17 at most. */
  read(bits: number): number {
    if (bits > wordBits) {
      const high = this.read(wordBits);
      return (high << (bits - wordBits)) | this.read(bits - wordBits);
    }
    const value = this.peek(bits);
    this.drop(bits);
    return value;
  }

  /** The next bits, 16 at most, without going on; zeros behind the end. */
  peek(bits: number): number {
    if (this.#heldBits < bits) {
      const word = (this.#bytes[this.#at] ?? 0) | ((this.#bytes[this.#at + 1] ?? 0) << 8);
      this.#held = ((this.#held << wordBits) | word) >>> 0;
      this.#heldBits += wordBits;
      this.#at += 2;
    }
    return (this.#held >>> (this.#heldBits - bits)) & ((1 << bits) - 1);
  }

  /** Goes on behind bits that were looked at. */
  drop(bits: number): void {
    this.#heldBits -= bits;
    if (this.#at - (this.#heldBits >>> 3) > this.#bytes.length) throw BookFileDamaged('the stream ends too early');
  }

  /** Goes on to the next word; a whole one may have been looked at already. */
  align(): void {
    this.#heldBits -= this.#heldBits % wordBits;
  }
}
