import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';

import { newComponent, testComponent } from './index.ts';

// What it makes is tried in tests/deploy/new-component.test.ts.
it('makes no component over another folder, of an unusable name, or in a place that is not there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-component-'));
  after(() => rm(folder, { recursive: true, force: true }));
  const make = (name: string, to: string) => newComponent({ kind: 'provider', name, to: join(folder, to) });

  await assert.rejects(make('Contoso Notes', ''), { code: 'CLI_FOLDER_TAKEN' });
  await assert.rejects(make('Contoso Notes', 'nowhere/notes'), { code: 'CLI_FOLDER_TAKEN' });
  await assert.rejects(make('../notes', 'notes'), { code: 'CLI_USAGE_INVALID' });
  await assert.rejects(testComponent(folder, { environment: {} }), { code: 'CLI_NO_TESTS' });
  assert.deepEqual(await readdir(folder), []);
});
