import assert from 'node:assert/strict';
import { it } from 'node:test';

import { compareSnapshots } from '@tenantry/cli/snapshot';
import { requestNames } from '@tenantry/cli/two-tenants';
import type { DirectoryServers } from '@tenantry/testing';

import { readEntries, recordProcedure } from './procedure-record.ts';
import { openTrials } from './trials.ts';

export interface EveryOptions {
  /** Default every procedure that has a sample request. */
  readonly names?: readonly string[];
  /** What this directory cannot undo, which is tried without. */
  readonly withoutUndo?: readonly string[];
}

/** Every procedure says and does the same as over the directory in the database, and is undone without a trace. */
export function describeEveryProcedure(
  directory: DirectoryServers,
  { names = requestNames(), withoutUndo = [] }: EveryOptions = {},
): void {
  it('answers, does and undoes the same as over the directory in the database', async (test) => {
    const [known, tried] = [await openTrials({}), await openTrials({ directory })];
    const beginning = await tried.hoster.everything();
    // Since all is undone, each finds the same, or shows what the one before has left.
    const before = { known: await readEntries(known.hoster), tried: await readEntries(tried.hoster) };
    const takenBack = new Set<string>();
    const tryOut = async (name: string, canUndo: boolean) => {
      await test.test(name, async () => {
        const expected = await recordProcedure(name, known, { before: before.known, canUndo });
        const found = await recordProcedure(name, tried, { before: before.tried, canUndo });
        takenBack.add(name);

        assert.deepEqual(found.record, expected.record);
        assert.deepEqual(onlyOf(found.values, expected.values), expected.values);
      });
      assert.ok(takenBack.has(name), `${name} was not taken back, which hinders all that follow`);
    };

    for (const name of names) if (!withoutUndo.includes(name)) await tryOut(name, true);
    assert.deepEqual(compareSnapshots(beginning, await tried.hoster.everything()), []);
    for (const name of withoutUndo) await tryOut(name, false);
  });
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
