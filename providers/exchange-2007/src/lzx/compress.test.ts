import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Compressor } from './compress.ts';
import { decompress } from './decompress.ts';
import { frameBytes } from './format.ts';

/** Pieces that come back: of few letters, of any bytes, long runs. */
const piece = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 40 }),
  fc.uint8Array({ minLength: 1, maxLength: 300, max: 3 }),
  fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 40_000 })).map(([byte, length]) => Buffer.alloc(length, byte)),
);
const pieces = fc.array(piece, { minLength: 1, maxLength: 12 });
/** The pieces in any order, some of them often. */
const text = fc
  .tuple(pieces, fc.array(fc.nat(), { minLength: 1, maxLength: 40 }))
  .map(([all, order]) => Buffer.concat(order.flatMap((number) => all[number % all.length] ?? [])));

const damaged = 'EXCHANGE_OFFLINE_ADDRESS_BOOK_FILE_DAMAGED';

describe('Compressor', () => {
  it('loses nothing, whatever the data', () => {
    fc.assert(
      fc.property(text, (data) => {
        assert.ok(data.equals(unpacked(compress(data), data.length)));
      }),
      { numRuns: 60 },
    );
  });

  it('loses nothing with reference data, which may be like the data or not', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), (reference, more, cut) => {
        const at = cut % (reference.length + 1);
        const data = Buffer.concat([reference.subarray(at), more, reference.subarray(0, at)]);
        assert.ok(data.equals(unpacked(compress(data, reference), data.length, reference)));
      }),
      { numRuns: 60 },
    );
  });

  it('does so for one after the other in the same memory', () => {
    const compressor = new Compressor(60_000, 60_000);
    for (const [length, before] of [
      [60_000, 60_000],
      [3, 0],
      [40_000, 1],
      [60_000, 0],
    ] as const) {
      const [data, reference] = [noise(length).fill('abc', Math.floor(length / 2)), noise(before)];
      assert.ok(data.equals(unpacked(compressor.compress(data, reference), length, reference)));
    }
  });

  it('writes what is in the reference data already in a few bytes', () => {
    const data = noise(8 * frameBytes);
    assert.ok(compress(data, data).length < 200);
  });

  it('makes text a fraction, and noise hardly longer', () => {
    const line = (number: number) =>
      `user${number}@acme.example\0Surname${number}\0Given${number % 97}\0Engineer\0Bern\0`;
    const lines = Buffer.from(Array.from({ length: 4000 }, (_, number) => line(number)).join(''));
    assert.ok(compress(lines).length < lines.length / 10);
    assert.ok(compress(noise(200_000)).length < 201_000);
  });

  it('tells the size of each frame, which never outgrows what readers make room for', () => {
    // Codes that fit the text would make the noise longer than a frame may be.
    const data = Buffer.concat([Buffer.alloc(7 * frameBytes, 'a'), noise(frameBytes)]);
    const stream = Buffer.from(compress(data));
    const sizes = [];
    for (let at = 0; at < stream.length; at += 2 + stream.readUInt16LE(at)) sizes.push(stream.readUInt16LE(at));
    assert.equal(sizes.length, 8);
    assert.ok(Math.max(...sizes) <= frameBytes + 6144);
  });

  it('reaches as far back as the window is, and no farther', () => {
    // Windows are powers of two; the largest offset is three less.
    for (const between of [2 ** 17 - 40, 2 ** 17 - 16, 2 ** 18 - 32, 2 ** 18 - 16]) {
      const mark = Buffer.from('a mark of 16 B..');
      const data = Buffer.concat([mark, noise(between - mark.length), mark]);
      assert.ok(data.equals(unpacked(compress(data), data.length)), `${between}`);
    }
  });
});

describe('decompress', () => {
  it('refuses a stream that ends too early', () => {
    const stream = compress(Buffer.from('a text of some length, a text of some length'));
    assert.throws(() => unpacked(stream.subarray(0, 20), 44), {
      code: damaged,
      message: /the stream ends too early/,
    });
  });

  it('refuses other reference data than was given, where it is too short', () => {
    const data = noise(1000);
    assert.throws(() => unpacked(compress(data, data), 1000), {
      code: damaged,
      message: /begins before the reference data/,
    });
  });

  it('refuses blocks of unknown types', () => {
    assert.throws(() => unpacked(Uint8Array.of(0, 0, 0, 0, 0, 0), 1), { code: damaged, message: /block of type 0/ });
  });

  it('refuses translated calls', () => {
    assert.throws(() => unpacked(Uint8Array.of(0, 0, 0, 0x80, 0, 0), 1), {
      code: damaged,
      message: /translated calls/,
    });
  });
});

function compress(data: Uint8Array, reference: Uint8Array = new Uint8Array()): Uint8Array {
  return new Compressor(data.length, reference.length).compress(data, reference);
}

function unpacked(stream: Uint8Array, bytes: number, reference: Uint8Array = new Uint8Array()): Uint8Array {
  const whole = Buffer.concat([reference, Buffer.alloc(bytes)]);
  decompress(stream, whole, reference.length);
  return whole.subarray(reference.length);
}

/** Bytes without pattern, the same ones each time. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
}
