import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { renderManifest } from './manifest.ts';

describe('renderManifest', () => {
  it('lists the details, the templates and the differences', () => {
    const book = { listGuid: 'g', distinguishedName: '/guid=G', name: '\\A & B', sequence: 3 };
    const file = { bytes: 10, uncompressedBytes: 20, sha1: 'ab' };

    const manifest = renderManifest(book, [
      { ...file, name: 'g-data-3.lzx' },
      { ...file, name: 'g-lng0409-3.lzx', template: { language: '0409', system: 'windows' } },
      { ...file, name: 'g-binpatch-2.lzx', sequence: 2 },
      { ...file, name: 'g-binpatch-3.lzx', sequence: 3 },
    ]);

    assert.equal(
      manifest,
      '<?xml version="1.0" encoding="UTF-8"?>\n<OAB><OAL id="g" dn="/guid=G" name="\\A &amp; B">' +
        '<Full seq="3" ver="32" size="10" uncompressedsize="20" SHA="AB">g-data-3.lzx</Full>' +
        '<Template seq="3" ver="7" size="10" uncompressedsize="20" SHA="AB" langid="0409" type="windows">g-lng0409-3.lzx</Template>' +
        '<Diff seq="2" ver="32" size="10" uncompressedsize="20" SHA="AB">g-binpatch-2.lzx</Diff>' +
        '<Diff seq="3" ver="32" size="10" uncompressedsize="20" SHA="AB">g-binpatch-3.lzx</Diff>' +
        '</OAL></OAB>',
    );
  });
});
