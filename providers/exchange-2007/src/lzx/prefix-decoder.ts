import { BookFileDamaged } from '../errors.ts';
import type { BitReader } from './bit-reader.ts';
import { codesOf } from './huffman-code.ts';

/** Reads symbols under a code: the bits that come next are the place of the symbol in a table. */
export class PrefixDecoder {
  readonly #bits: number;
  readonly #lengths: Uint8Array;
  readonly #symbols: Int16Array;

  /** @param lengths of the codes of all symbols */
  constructor(lengths: Uint8Array) {
    this.#bits = Math.max(...lengths);
    this.#lengths = lengths.slice();
    this.#symbols = new Int16Array(1 << this.#bits).fill(-1);
    codesOf(lengths).forEach((code, symbol) => {
      const free = this.#bits - (lengths[symbol] ?? 0);
      if (lengths[symbol]) this.#symbols.fill(symbol, code << free, (code + 1) << free);
    });
  }

  /** The next symbol. */
  read(reader: BitReader): number {
    const symbol = this.#symbols[reader.peek(this.#bits)] ?? -1;
    if (symbol < 0) throw BookFileDamaged('the stream has bits that are no code');
    reader.drop(this.#lengths[symbol] ?? 0);
    return symbol;
  }
}
