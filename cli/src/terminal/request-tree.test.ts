import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';

import type { ExplainedRequest, ExplainedStep } from '@tenantry/engine/client';

import { renderRequestTree } from './request-tree.ts';
import { createTerminal } from './terminal.ts';

const plain = createTerminal(new PassThrough(), new PassThrough());

describe('renderRequestTree', () => {
  it('draws calls inside calls, with kind and time in columns', () => {
    const request = requestOf([
      step({ number: 1, parent: 0, procedure: 'CreateMailbox', milliseconds: 184 }),
      step({ number: 2, parent: 1, procedure: 'GetPlan', kind: 'read', milliseconds: 2 }),
      step({ number: 3, parent: 1, procedure: 'Allocate', milliseconds: 1500 }),
      step({ number: 4, parent: 3, procedure: 'Reserve', kind: 'write', milliseconds: 3 }),
    ]);

    assert.equal(
      renderRequestTree(request, plain, { details: false }),
      [
        '└─ ✔ 1 Test::CreateMailbox         184 ms',
        '   ├─ ✔ 2 Test::GetPlan     read     2 ms',
        '   └─ ✔ 3 Test::Allocate            1.5 s',
        '      └─ ✔ 4 Test::Reserve  write    3 ms',
      ].join('\n'),
    );
  });

  it('shows what failed and what was undone', () => {
    const request = requestOf([
      step({ number: 1, parent: 0, procedure: 'Outer', outcome: 'failed', error: 'TEST_REFUSED' }),
      step({
        number: 2,
        parent: 1,
        procedure: 'Inner',
        kind: 'write',
        outcome: 'undone',
        input: { name: 'a' },
        undo: 7,
      }),
    ]);

    assert.equal(
      renderRequestTree(request, plain, { details: true }),
      [
        '└─ ✖ 1 Test::Outer     failed',
        '   │  error  TEST_REFUSED',
        '   └─ ↩ 2 Test::Inner  write undone',
        '         input  {"name":"a"}',
        '         undo   7',
      ].join('\n'),
    );
  });

  it('keeps a write whose callers the log has lost', () => {
    const request = requestOf([step({ number: 5, parent: 2, procedure: 'Inner', kind: 'write', outcome: 'unknown' })]);

    assert.equal(renderRequestTree(request, plain, { details: true }), '└─ ? 5 Test::Inner  write unknown');
  });
});

function step(given: Partial<ExplainedStep> & Pick<ExplainedStep, 'number' | 'parent' | 'procedure'>): ExplainedStep {
  return { namespace: 'Test', kind: 'composite', outcome: 'done', input: {}, ...given };
}

function requestOf(steps: readonly ExplainedStep[]): ExplainedRequest {
  return {
    requestId: '019ab',
    state: 'done',
    title: 'Test::CreateMailbox',
    trustee: 'system',
    acceptedAt: '2026-11-23T09:00:00.000Z',
    attempt: 1,
    steps,
    warnings: [],
  };
}
