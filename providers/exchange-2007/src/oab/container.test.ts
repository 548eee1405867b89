import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { blockBytes, container, unpack } from './container.ts';

const damaged = 'EXCHANGE_OFFLINE_ADDRESS_BOOK_FILE_DAMAGED';

describe('container', () => {
  it('writes a header and blocks with their sizes and checksums, stored where compression does not pay', () => {
    const [header, block, ...more] = Array.from(container([Buffer.from('1234'), Buffer.from('56789')]));

    assert.deepEqual(more, []);
    assert.equal(header?.toString('hex'), '03000000' + '01000000' + '00000400' + '09000000');
    assert.equal(
      block?.toString('hex'),
      ['00000000', '09000000', '09000000', 'd9c60b34', Buffer.from('123456789').toString('hex')].join(''),
    );
  });

  it('compresses blocks, cuts them across pieces and loses nothing', () => {
    const pieces = [10, blockBytes, 3 * blockBytes, 1].map((length, index) => Buffer.alloc(length, index + 1));
    const [, ...blocks] = Array.from(container(pieces));

    assert.deepEqual(
      blocks.map((block) => [block.readUInt32LE(0), block.readUInt32LE(8)]),
      [...Array.from({ length: 4 }, () => [1, blockBytes]), [0, 11]],
    );
    assert.ok(blocks.every((block) => block.length === 16 + block.readUInt32LE(4) && block.length < 1000));
    assert.ok(unpacked(Buffer.concat(Array.from(container(pieces)))).equals(Buffer.concat(pieces)));
  });

  it('writes no block for nothing', () => {
    assert.equal(Array.from(container([])).length, 1);
  });

  it('finds damage', () => {
    const bytes = Buffer.concat(Array.from(container([Buffer.from('123456789')])));
    bytes[bytes.length - 1] = 0;
    assert.throws(() => unpacked(bytes), { code: damaged, message: /the block at 16 is damaged/ });
  });
});

function unpacked(bytes: Buffer): Buffer {
  const steps = unpack(bytes);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
