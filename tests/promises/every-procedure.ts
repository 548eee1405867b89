import assert from 'node:assert/strict';
import { it } from 'node:test';

import { type DirectoryServers, hosting } from '@tenantry/testing';

import { recordProcedure } from './procedure-record.ts';
import type { ReusedServers } from './reused-servers.ts';

/** Every procedure that has a sample request, each at a hoster of its own, says and does the same as over the directory in the database. */
export function describeEveryProcedure(directory: DirectoryServers | ReusedServers, names: readonly string[]): void {
  for (const name of names) {
    it(`answers and does the same: ${name}`, async () => {
      const expected = await recordProcedure(name, await hosting({ queue: false }));
      const hoster = await hosting({ directory, queue: false });
      if ('remember' in directory) await directory.remember(hoster.directory);
      const found = await recordProcedure(name, hoster);
      if ('reset' in directory) await directory.reset(hoster.directory);

      assert.deepEqual(found.record, expected.record);
      assert.deepEqual(onlyOf(found.values, expected.values), expected.values);
    });
  }
}

/** Directories may have more attributes than were written. */
function onlyOf<T extends Readonly<Record<string, Readonly<Record<string, unknown>>>>>(found: T, expected: T) {
  return Object.fromEntries(
    Object.entries(expected).map(([path, values]) => [
      path,
      Object.fromEntries(Object.keys(values).map((name) => [name, found[path]?.[name]])),
    ]),
  );
}
