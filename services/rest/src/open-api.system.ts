import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

import { openApiOf } from './open-api.ts';

/** Fetched from the registry when the test runs: it is large, and nothing else needs it. */
const linter = '@redocly/cli@2.77.0';

describe('the description of the REST service', () => {
  it('passes a public linter', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tenantry-openapi-'));
    after(() => rm(folder, { recursive: true }));
    const { client } = await hosting();
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(openApiOf(client.definitions(), '/api')));

    const { code, output } = await lint(folder, 'openapi.json');
    assert.equal(code, 0, output);
    assert.match(output, /Your API description is valid/);

    await writeFile(join(folder, 'broken.json'), JSON.stringify({ openapi: '3.1.0', paths: {} }));
    assert.notEqual((await lint(folder, 'broken.json')).code, 0);
  });
});

function lint(folder: string, file: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile('npx', ['--yes', linter, 'lint', file], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? 1 : 0, output: `${stdout}${stderr}` });
    });
  });
}
