import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { encodeDetails } from './details-file.ts';

const header = { name: '\\A', distinguishedName: '/guid=A', containerGuid: 'g', sequence: 2 };

describe('encodeDetails', () => {
  it('writes header, tables, the record of the book and those of its entries', () => {
    const file = Buffer.concat(encodeDetails(header, [{ tag: 0x3001_001f, flags: 1 }], [Buffer.from('aa', 'hex')]));

    const [start, metadata, rest] = [file.subarray(0, 12), file.subarray(12, 64), file.subarray(64)];
    assert.equal(start.readUInt32LE(0), 0x20);
    assert.equal(start.readUInt32LE(8), 1);
    assert.equal(
      metadata.toString('hex'),
      '34000000' +
        [
          '04000000',
          '1f000068' + '00000000',
          '1e000468' + '00000000',
          '03000168' + '00000000',
          '1e000268' + '00000000',
        ].join('') +
        ['01000000', '1f000130' + '01000000'].join(''),
    );
    assert.equal(rest.toString('hex'), '13000000' + 'f0' + '5c4100' + '2f677569643d4100' + '02' + '6700' + 'aa');
  });

  it('writes a checksum over everything but the header', () => {
    // CRC-32 of "123456789" is cbf43926; seeded alike and not inverted it is the complement.
    const file = encodeDetails(header, [], []);
    const body = Buffer.concat(file.slice(1));
    assert.equal(file[0]?.readUInt32LE(4), bitwiseChecksum(body));
    assert.equal(bitwiseChecksum(Buffer.from('123456789')), 0x340b_c6d9);
  });
});

/** The checksum as its definition has it, a bit at a time. */
function bitwiseChecksum(bytes: Buffer): number {
  let value = 0xffff_ffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb8_8320;
  }
  return value >>> 0;
}
