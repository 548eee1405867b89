import assert from 'node:assert/strict';
import { after, it } from 'node:test';

import { type CrashChildren, crashRequest, createCrashChildren, nameOfPoint } from '@tenantry/cli/crash';
import { callOf, requestFor } from '@tenantry/cli/two-tenants';
import { type Hosting, hosting, isThorough } from '@tenantry/testing';

import type { ReusedServers } from './reused-servers.ts';

/** What differs in what is made, in how much, and in what undo has to bring back. */
const sample = [
  'Hosted Active Directory::CreateOrganization',
  'Hosted Active Directory::CreateUser',
  'Hosted Active Directory::CreateGroup',
  'Hosted Email 2007::CreateMailbox',
  'Hosted Email 2007::CreateDistributionList',
  'Hosted Email 2007::Subscribe',
  'Hosted Email 2007::DeleteMailbox',
];
/** Every how many moments an engine is killed; from a moment on that even a short request has. */
const [every, turn] = isThorough() ? [1, 0] : [23, 3];
const readyChildren = 2;

/** `kill -9` for the engine that runs a request over real servers; the engine of the hoster takes over. */
export function describeKilledEngines(directory: ReusedServers): void {
  let children: CrashChildren | undefined;
  after(() => children?.close());

  for (const name of sample) {
    it(`leaves nothing behind of ${name}, wherever its engine is killed`, async (test) => {
      children ??= createCrashChildren(readyChildren, {});
      const hoster = await hosting({ directory, queue: false });
      await directory.remember(hoster.directory);
      const input = await requestFor(name)(hoster);

      const { answer, results } = await crashRequest(optionsOf(hoster, children), { name, what: callOf(name, input) });

      assert.equal(answer.error?.message, undefined);
      assert.ok(results.length > 0, 'no engine was killed');
      const slowest = Math.max(...results.map(({ recoveredAfter }) => recoveredAfter));
      test.diagnostic(`${name}: ${results.length} engines killed, undone within ${Math.round(slowest)} ms`);
      for (const { point, differences } of results) {
        assert.deepEqual(differences, [], `${point.procedure}, step ${point.number}, ${nameOfPoint(point)}`);
      }
      await directory.reset(hoster.directory);
    });
  }
}

function optionsOf(hoster: Hosting, children: CrashChildren): Parameters<typeof crashRequest>[0] {
  const { keys, connectionString: databaseUrl, servers } = hoster;
  return {
    installation: hoster,
    order: { databaseUrl, ...keys, directory: servers?.settings },
    children,
    every,
    turn,
    once: undefined,
    signal: new AbortController().signal,
    onResult: () => undefined,
  };
}
