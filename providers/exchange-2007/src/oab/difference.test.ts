import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';
import { applyDifference } from './apply-difference.ts';
import { checksum } from './checksum.ts';
import { encodeDetails } from './details-file.ts';
import { difference } from './difference.ts';

describe('difference', () => {
  it('says of which file it makes which', () => {
    const [former, next] = [book(1, records(0, 10)), book(2, records(1, 10))];
    const [header] = Array.from(difference(Buffer.concat(former), next));

    const numbers = Array.from({ length: 7 }, (_, index) => header?.readUInt32LE(4 * index));
    const [source, target] = [Buffer.concat(former), Buffer.concat(next)];
    // The checksums leave the header of a details file out.
    const sums = [source, target].map((file) => checksum([file.subarray(12)]));
    assert.deepEqual(numbers, [3, 2, 0x4_0000, source.length, target.length, ...sums]);
  });

  it('is small where little has changed in a large book', () => {
    const former = records(0, 6000);
    const next = [...former.slice(0, 100), record('somebody new'), ...former.slice(100, 4000), ...former.slice(4001)];
    assert.ok(bytesOf(former) > 2_000_000);

    const patch = differenceOf(former, next);

    assert.ok(patch.length < 3000, `${patch.length} bytes`);
  });

  it('makes the new file, whatever came, went or changed', () => {
    const change = fc.record({
      at: fc.nat(),
      remove: fc.nat(3),
      insert: fc.array(fc.string({ maxLength: 40 }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.nat(60), fc.array(change, { maxLength: 6 }), (count, changes) => {
        const former = records(0, count);
        const next = former.slice();
        for (const { at, remove, insert } of changes)
          next.splice(at % (next.length + 1), remove, ...insert.map(record));
        differenceOf(former, next);
      }),
      { numRuns: 60 },
    );
  });

  const large: readonly [title: string, former: Buffer[], next: Buffer[]][] = [
    ['everybody new', [], records(0, 2000)],
    ['everybody gone', records(0, 2000), []],
    ['more gone than a block holds', records(0, 3000), [...records(0, 100), ...records(2500, 500)]],
    ['more new than a block holds', [...records(0, 100), ...records(2500, 500)], records(0, 3000)],
    ['everybody else', records(0, 1500), records(5000, 1500)],
    ['what cannot be compressed', records(0, 10), [...records(0, 10), ...noise(600)]],
    ['the order turned round', records(0, 1000), records(0, 1000).reverse()],
  ];
  for (const [title, former, next] of large) {
    it(`makes the new file with ${title}`, () => {
      differenceOf(former, next);
    });
  }
});

/** The difference of two books, after a look that it makes the second one of the first and keeps to its limits. */
function differenceOf(former: readonly Buffer[], next: readonly Buffer[]): Buffer {
  const [source, target] = [Buffer.concat(book(1, former)), book(2, next)];
  const patch = Buffer.concat(Array.from(difference(source, target)));
  assert.ok(applyDifference(patch, source).equals(Buffer.concat(target)));
  return patch;
}

function book(sequence: number, all: readonly Buffer[]): Buffer[] {
  const header = { name: '\\A', distinguishedName: '/guid=A', containerGuid: 'g', sequence };
  return encodeDetails(header, [{ tag: 0x3001_001f, flags: 1 }], all);
}

function records(from: number, count: number): Buffer[] {
  return Array.from({ length: count }, (_, number) =>
    record(
      `user${String(from + number).padStart(6, '0')}@acme.example Surname${from + number} Engineer ${'x'.repeat(300)}`,
    ),
  );
}

function record(text: string): Buffer {
  return sized(Buffer.from(`${text}\0`));
}

function noise(count: number): Buffer[] {
  let state = 1;
  const byte = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  return Array.from({ length: count }, () => sized(Buffer.from(Array.from({ length: 1000 }, byte))));
}

function sized(content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(4 + content.length);
  return Buffer.concat([size, content]);
}

function bytesOf(all: readonly Buffer[]): number {
  return all.reduce((sum, { length }) => sum + length, 0);
}
