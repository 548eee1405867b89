import { crc32 } from 'node:zlib';

/** A part of the former file, and the part of the new one that is made of it. */
export interface PairedBlock {
  readonly sourceBytes: number;
  readonly targetBytes: number;
}

/** A place where both files may be cut: behind a record that both have. */
interface Cut {
  readonly source: number;
  readonly target: number;
}

/**
 * Divides two details files into parts that belong together, in their order, so that what is new is made of what was
 * there. Both are in the order of names: a record that both have keeps its place among its neighbours.
 * @param source the former file
 * @param target pieces of the new one, a record each
 * @param maximum most bytes of a part
 */
export function* pairedBlocks(source: Buffer, target: readonly Buffer[], maximum: number): Generator<PairedBlock> {
  let from: Cut = { source: 0, target: 0 };
  let reached = from;
  for (const cut of cutsOf(source, target)) {
    if (!fits(from, cut) && reached !== from) {
      yield between(from, reached);
      from = reached;
    }
    if (!fits(from, cut)) {
      yield* divided(between(from, cut), maximum);
      from = cut;
    }
    reached = cut;
  }
  if (reached !== from) yield between(from, reached);

  function fits(one: Cut, other: Cut): boolean {
    return other.source - one.source <= maximum && other.target - one.target <= maximum;
  }
}

function between(from: Cut, to: Cut): PairedBlock {
  return { sourceBytes: to.source - from.source, targetBytes: to.target - from.target };
}

/** A part that is too large for one: as many equal ones as it takes. */
function* divided({ sourceBytes, targetBytes }: PairedBlock, maximum: number): Generator<PairedBlock> {
  const count = Math.ceil(Math.max(sourceBytes, targetBytes) / maximum);
  const share = (bytes: number, number: number) => Math.floor((bytes * number) / count);
  for (let number = 0; number < count; number++) {
    yield {
      sourceBytes: share(sourceBytes, number + 1) - share(sourceBytes, number),
      targetBytes: share(targetBytes, number + 1) - share(targetBytes, number),
    };
  }
}

function* cutsOf(source: Buffer, target: readonly Buffer[]): Generator<Cut> {
  const places = recordPlaces(source);
  let reached = 0;
  let end = 0;
  for (const piece of target) {
    end += piece.length;
    const place = places.get(keyOf(piece));
    if (place === undefined || place < reached) continue;
    const after = place + piece.length;
    if (!source.subarray(place, after).equals(piece)) continue;
    reached = after;
    yield { source: after, target: end };
  }
  yield { source: source.length, target: end };
}

const fileHeaderBytes = 12;

/** Where each record of a details file begins; the record says first how long it is. */
function recordPlaces(source: Buffer): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = fileHeaderBytes; at < source.length; ) {
    const record = source.subarray(at, at + source.readUInt32LE(at));
    places.set(keyOf(record), at);
    at += record.length;
  }
  return places;
}

/** A number that hardly two records share. */
function keyOf(record: Buffer): number {
  return crc32(record) * 0x1_0000 + (record.length & 0xffff);
}
