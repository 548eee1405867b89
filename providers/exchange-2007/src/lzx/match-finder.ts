/** Of the table of places: for a little data a small one. */
const hashBits = { least: 8, most: 15 } as const;
const hashedBytes = 4;
/** Places that are looked at before the best so far is taken. */
const longestChain = 24;
/** A match of this length is taken at once. */
const niceLength = 96;

/** A repetition: so many bytes that stood so far before. */
export interface Match {
  length: number;
  offset: number;
}

/** Finds where the bytes at a place stood before: places whose first bytes hash alike hang together, the last one first. */
export class MatchFinder {
  #data: Uint8Array = new Uint8Array();
  #window = 0;
  readonly #hashShift: number;
  readonly #heads: Int32Array;
  readonly #former: Int32Array;
  #known = 0;

  /** @param capacity most bytes of data */
  constructor(capacity: number) {
    const bits = Math.min(hashBits.most, Math.max(hashBits.least, 32 - Math.clz32(capacity)));
    this.#hashShift = 32 - bits;
    this.#heads = new Int32Array(1 << bits);
    this.#former = new Int32Array(capacity);
  }

  /**
   * Begins with other data, in the same memory.
   * @param window offsets that matches may have, and one more
   */
  begin(data: Uint8Array, window: number): void {
    this.#data = data;
    this.#window = window;
    this.#heads.fill(-1);
    this.#known = 0;
  }

  /** Makes places known as targets of matches up to, but without, `end`. */
  learn(end: number): void {
    const last = Math.min(end, this.#data.length - hashedBytes + 1);
    for (; this.#known < last; this.#known++) {
      const hash = this.#hash(this.#known);
      this.#former[this.#known] = this.#heads[hash] ?? -1;
      this.#heads[hash] = this.#known;
    }
  }

  /** Goes on behind a long repetition: its places say nothing that the place before does not say. */
  skip(to: number): void {
    this.#known = Math.max(this.#known, to);
  }

  /** Puts the longest match at a place into `found`, of length zero when there is none of four bytes. */
  find(place: number, limit: number, found: Match): void {
    found.length = 0;
    found.offset = 0;
    if (limit < hashedBytes) return;
    let best = hashedBytes - 1;
    let candidate = this.#heads[this.#hash(place)] ?? -1;
    for (let chain = 0; candidate >= 0 && chain < longestChain; chain++) {
      if (place - candidate >= this.#window) return;
      // A longer match has to differ from the best one first at its end.
      if (candidate < place && this.#data[candidate + best] === this.#data[place + best]) {
        const length = this.lengthAt(place, place - candidate, limit);
        if (length > best) {
          best = length;
          found.length = length;
          found.offset = place - candidate;
          if (length >= niceLength || length === limit) return;
        }
      }
      candidate = this.#former[candidate] ?? -1;
    }
  }

  /** How many bytes at a place repeat those that stood `offset` before. */
  lengthAt(place: number, offset: number, limit: number): number {
    if (offset > place) return 0;
    let length = 0;
    while (length < limit && this.#data[place + length] === this.#data[place + length - offset]) length++;
    return length;
  }

  #hash(place: number): number {
    const data = this.#data;
    const word =
      ((data[place] ?? 0) << 24) |
      ((data[place + 1] ?? 0) << 16) |
      ((data[place + 2] ?? 0) << 8) |
      (data[place + 3] ?? 0);
    return Math.imul(word, 0x9e37_79b1) >>> this.#hashShift;
  }
}
