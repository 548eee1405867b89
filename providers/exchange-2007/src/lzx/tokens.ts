import { frameBytes, minimumMatch } from './format.ts';
import type { Match, MatchFinder } from './match-finder.ts';
import { RepeatedOffsets } from './repeated-offsets.ts';

/** Bytes for which a repeated offset is worth giving up length: it costs no position. */
const worthOfRepeated = 2;
/** After a match of this length no better one is looked for at the next place. */
const longEnough = 32;

/** Literals and matches, one after the other. */
export interface Tokens {
  count: number;
  /** Of a match; zero for a literal. */
  readonly lengths: Uint16Array;
  /** Byte of a literal; position of a match. */
  readonly values: Int32Array;
  /** For each frame the number of tokens up to its end. */
  readonly frameEnds: number[];
}

/** Room for the tokens of so many bytes. */
export function createTokens(bytes: number): Tokens {
  return { count: 0, lengths: new Uint16Array(bytes), values: new Int32Array(bytes), frameEnds: [] };
}

/**
 * Divides data into literals and matches. No match reaches over the end of a frame. A match is put off when the next
 * place has a longer one.
 * @param data reference data, then what is to be compressed from `start`; the finder has begun with it
 */
export function tokenize(
  tokens: Tokens,
  finder: MatchFinder,
  { data, start }: { readonly data: Uint8Array; readonly start: number },
): void {
  tokens.count = 0;
  tokens.frameEnds.length = 0;
  const repeated = new RepeatedOffsets();
  let match: Match = { length: 0, offset: 0 };
  let next: Match = { length: 0, offset: 0 };

  for (let frame = start; frame < data.length; frame += frameBytes) {
    const end = Math.min(frame + frameBytes, data.length);
    let place = frame;
    choose(place, match);
    while (place < end) {
      if (match.length > 0 && match.length < longEnough) {
        choose(place + 1, next);
        if (next.length > match.length + 1) match.length = 0;
      } else next.length = -1;
      add(place, match);
      place += match.length || 1;
      if (match.length > 0 || next.length < 0) choose(place, next);
      [match, next] = [next, match];
    }
    tokens.frameEnds.push(tokens.count);
  }

  /** The best match at a place, of length zero when there is none; `offset` becomes a position. */
  function choose(place: number, found: Match): void {
    const limit = frameEnd(place) - place;
    finder.learn(place);
    finder.find(place, limit, found);
    let position = found.offset + 2;
    for (let number = 0; number < 3; number++) {
      const length = finder.lengthAt(place, repeated.get(number), limit);
      if (length < minimumMatch || length + (position > 2 ? worthOfRepeated : 0) <= found.length) continue;
      found.length = length;
      position = number;
    }
    found.offset = position;
  }

  function frameEnd(place: number): number {
    return Math.min(data.length, start + (Math.floor((place - start) / frameBytes) + 1) * frameBytes);
  }

  function add(place: number, { length, offset: position }: Match): void {
    tokens.lengths[tokens.count] = length;
    tokens.values[tokens.count++] = length === 0 ? (data[place] ?? 0) : position;
    if (length === 0) return;
    repeated.use(position);
    if (length >= frameBytes / 8) finder.skip(place + length);
  }
}
