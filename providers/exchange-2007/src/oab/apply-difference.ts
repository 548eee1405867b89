import assert from 'node:assert/strict';

import { decompress } from '../lzx/decompress.ts';
import { checksum } from './checksum.ts';

/** Makes a file of the former one as clients do it, and looks that the difference keeps to its limits; for tests. */
export function applyDifference(patch: Buffer, source: Buffer): Buffer {
  const blockBytes = patch.readUInt32LE(8);
  const made: Uint8Array[] = [];
  let from = 0;
  for (let at = 28; at < patch.length; ) {
    const [size, targetBytes, sourceBytes, sum] = [0, 4, 8, 12].map((place) => patch.readUInt32LE(at + place));
    for (const bytes of [size, targetBytes, sourceBytes]) assert.ok(bytes !== undefined && bytes <= blockBytes);
    const start = at + 16;
    at = start + (size ?? 0);
    const reference = source.subarray(from, from + (sourceBytes ?? 0));
    const whole = Buffer.concat([reference, Buffer.alloc(targetBytes ?? 0)]);
    decompress(patch.subarray(start, at), whole, reference.length);
    const part = whole.subarray(reference.length);
    from += sourceBytes ?? 0;
    assert.equal(checksum([part]), sum);
    made.push(part);
  }
  assert.equal(from, source.length);
  return Buffer.concat(made);
}
