import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, describe, it } from 'node:test';

import { parseXml, renderXml } from '@tenantry/schema';

import * as engineErrors from '../errors.ts';
import type { ErrorKind } from '../provisioning-error.ts';
import { renderAnswer } from './answer.ts';
import { readNamespace, readRequest } from './document.ts';
import * as errors from './errors.ts';
import { runProcedure, type StepHost } from './run-procedure.ts';
import { createTransformer } from './transformer.ts';

const guide = await readFile(new URL('../../../docs/request-language.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/^```xml\n(.*?)^```$/gms)].map(([, text = '']) => text.trim());

describe('the guide to the request language', () => {
  const transformer = createTransformer();
  after(() => transformer.close());
  const host: StepHost = {
    execute: (call) => Promise.resolve(call.executeData),
    queue: () => Promise.resolve('queue-1'),
    savepoint: (block) => block(),
    checkpoint: () => undefined,
    transformer,
  };

  it('has documents that can be read', () => {
    const kinds = blocks.map((block) => parseXml(block).name);

    assert.ok(kinds.filter((kind) => kind === 'request').length >= 6);
    for (const [index, kind] of kinds.entries()) {
      if (kind === 'request') readRequest(parseXml(blocks[index] ?? ''));
      else if (kind === 'namespace') readNamespace(parseXml(blocks[index] ?? ''));
      else assert.equal(kind, 'response');
    }
  });

  for (const [index, block] of blocks.entries()) {
    const expected = blocks[index + 1];
    if (!block.includes('<procedure>') || !expected?.startsWith('<response><data')) continue;
    it(`tells what comes of its example ${index + 1}`, async () => {
      const { procedure, data, contextElement: context } = readRequest(parseXml(block));
      const [first = assert.fail()] = data;

      const answer = await runProcedure(procedure ?? assert.fail(), { data: first, context }, host);

      assert.equal(renderXml(renderAnswer({ data: answer })), expected);
    });
  }

  it('lists every code with its number, and no other', () => {
    const listed = [...guide.matchAll(/^\| `((?:REQUEST|XML)_[A-Z_]+)` \| (0x[0-9a-f]{8}) \|/gm)];
    const declared = Object.values<ErrorKind<never>>({ ...errors, ...engineErrors }).filter(({ code }) =>
      /^(REQUEST|XML)_/.test(code),
    );

    assert.deepEqual(
      listed.map(([, code, number]) => `${code} ${number}`).sort(),
      declared.map(({ code, hresult }) => `${code} 0x${hresult.toString(16)}`).sort(),
    );
  });
});
