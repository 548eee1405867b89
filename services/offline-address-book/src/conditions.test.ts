import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isFresh, isSameVersion } from './conditions.ts';

const file = { etag: '"abc"', modified: new Date('2026-01-02T03:04:05.678Z') };
const [before, same, after] = [4, 5, 6].map((second) => new Date(Date.UTC(2026, 0, 2, 3, 4, second)).toUTCString());

describe('isFresh', () => {
  const cases: readonly [headers: Record<string, string | undefined>, fresh: boolean][] = [
    [{}, false],
    [{ 'if-none-match': '"abc"' }, true],
    [{ 'if-none-match': '"x", W/"abc"' }, true],
    [{ 'if-none-match': '*' }, true],
    [{ 'if-none-match': '"x"' }, false],
    [{ 'if-modified-since': before }, false],
    [{ 'if-modified-since': same }, true],
    [{ 'if-modified-since': after }, true],
    [{ 'if-modified-since': 'yesterday' }, false],
    [{ 'if-none-match': '"x"', 'if-modified-since': after }, false],
  ];
  for (const [headers, fresh] of cases) {
    it(`is ${fresh} for ${JSON.stringify(headers)}`, () => {
      assert.equal(isFresh(headers, file), fresh);
    });
  }
});

describe('isSameVersion', () => {
  const cases: readonly [condition: string | undefined, same: boolean][] = [
    [undefined, true],
    ['"abc"', true],
    ['"x"', false],
    [same, true],
    [after, false],
  ];
  for (const [condition, expected] of cases) {
    it(`is ${expected} for ${condition}`, () => {
      assert.equal(isSameVersion({ 'if-range': condition }, file), expected);
    });
  }
});
