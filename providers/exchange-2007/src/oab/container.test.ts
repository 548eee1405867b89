import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { blockBytes, container } from './container.ts';

describe('container', () => {
  it('writes a header and stored blocks with their sizes and checksums', () => {
    const [header, block, ...more] = blocksOf([Buffer.from('1234'), Buffer.from('56789')]);

    assert.deepEqual(more, []);
    assert.equal(header?.toString('hex'), '03000000' + '01000000' + '00000400' + '09000000');
    assert.equal(
      block?.toString('hex'),
      ['00000000', '09000000', '09000000', 'd9c60b34', Buffer.from('123456789').toString('hex')].join(''),
    );
  });

  it('cuts blocks across pieces and loses nothing', () => {
    const pieces = [10, blockBytes, 3 * blockBytes, 1].map((length, index) => Buffer.alloc(length, index + 1));
    const [, ...blocks] = blocksOf(pieces);

    assert.deepEqual(
      blocks.map((block) => block.length - 16),
      [blockBytes, blockBytes, blockBytes, blockBytes, 11],
    );
    assert.ok(Buffer.concat(blocks.map((block) => block.subarray(16))).equals(Buffer.concat(pieces)));
  });

  it('writes no block for nothing', () => {
    assert.equal(blocksOf([]).length, 1);
  });
});

/** Copies, since a block lasts until the next. */
function blocksOf(pieces: readonly Buffer[]): Buffer[] {
  return Array.from(container(pieces), (block) => Buffer.from(block));
}
