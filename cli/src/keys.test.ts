import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { readKeys } from './keys.ts';

describe('readKeys', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenantry-keys-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('makes the key of a new installation, readable by its user only', async () => {
    const file = join(folder, 'new', 'secret.key');
    const [key] = await readKeys(file, undefined);
    assert.equal(key.toString('hex'), (await readFile(file, 'utf8')).trim());
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it('makes none where the database was used with one: the file is lost, or its name is wrong', async () => {
    const file = join(folder, 'lost.key');
    await assert.rejects(readKeys(file, '993f1a85'), { code: 'CLI_KEY_FILE_MISSING', message: /993f1a85/ });
    await assert.rejects(stat(file), { code: 'ENOENT' });
  });

  it('refuses what holds no keys', async () => {
    const file = join(folder, 'other');
    await writeFile(file, 'no key');
    await assert.rejects(readKeys(file, undefined), { code: 'CLI_KEY_FILE_INVALID' });
    await assert.rejects(readKeys(folder, undefined), { code: 'CLI_FILE_UNREADABLE', message: /it is a folder/ });
  });
});
