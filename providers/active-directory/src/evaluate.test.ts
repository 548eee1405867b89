import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

import { evaluate } from './expression.ts';

const Evaluate = 'Active Directory Provider::Evaluate';

describe(Evaluate, () => {
  it('builds masks as the directory has them', async () => {
    const { run } = await hosting();
    assert.deepEqual(await run(Evaluate, { expression: '0x200 | 0x2 | 0x10000' }), { result: 66050 });
    assert.deepEqual(await run(Evaluate, { expression: '0x80000000 | 8' }), { result: -2147483640 });
  });

  const values: [string, number][] = [
    ['514 & ~2', 512],
    ['514 and not 2', 512],
    ['&H200 Or &H2', 514],
    ['6 ^ 3', 5],
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['7 - 2 - 1', 4],
    ['-7 / 2', -3],
    ['7 mod 4', 3],
    ['1 << 4 | 1', 17],
    ['256 >> 4', 16],
    ['0x7FFFFFFF', 2147483647],
    ['0xFFFFFFFF', -1],
    ['0x0FFFFFFFF', 4294967295],
    ['--1', 1],
  ];
  for (const [expression, value] of values) {
    it(`${expression} is ${value}`, () => assert.equal(evaluate(expression), value));
  }

  for (const expression of [
    '',
    '1 +',
    '1 2',
    '(1',
    '1)',
    'process.exit()',
    '1 / 0',
    '1 % 0',
    '1 << 64',
    '1 << -1',
    '9007199254740992',
    '(-'.repeat(300),
    '1.5',
  ]) {
    it(`refuses ${expression.slice(0, 20)}`, () => {
      assert.throws(() => evaluate(expression), { code: 'ACTIVE_DIRECTORY_EXPRESSION_INVALID' });
    });
  }
});
