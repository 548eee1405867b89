import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';

import { isThorough } from '@tenantry/testing';

import {
  type Engines,
  expectedLists,
  listsOf,
  makeBen,
  makeMailboxes,
  makeMailboxesAtOnce,
  makeOrganization,
} from './first-outlook-user.ts';
import { searchAt } from './raw-directory.ts';
import { anotherEngine, type TwoControllers } from './two-controllers.ts';

/** In full 300 organizations, thirty at a time, with 0 to 30 s between a change and its arrival. */
const [waves, lanes, longestMilliseconds] = isThorough() ? [10, 30, 30_000] : [2, 2, 2500];

/** Long enough for one to go on before the changes of the other one have arrived. */
const lockedMilliseconds = 3000;

/** The fault of the rollup, for any lag: the second request found no lists of the first one and made them again, or failed. */
export async function testLag(test: TestContext, controllers: TwoControllers): Promise<void> {
  const { hoster } = controllers;

  await test.test('makes one of each list for the first Outlook users, however late changes arrive', async () => {
    const other = await anotherEngine(controllers, { isReversed: true });
    const engines = { hoster, here: hoster.client, there: other.client };
    for (let wave = 0; wave < waves; wave++) {
      const end = await controllers.late((longestMilliseconds * wave) / (waves - 1));
      const names = Array.from({ length: lanes }, (_, lane) => `Late${wave}x${lane}`);
      await Promise.all(names.map((name) => provision(engines, name))).finally(end);
      for (const name of names) assert.deepEqual(await listsOf(hoster, name), expectedLists(name));
    }
    await controllers.settle();
    for (const { name: controller } of controllers.servers.settings.controllers) {
      assert.equal((await listsAt(controllers, controller, 'Late')).size, waves * lanes * 3, controller);
    }
  });
}

/** Requests that run at the same time at different controllers, and are put in order by a lock only. */
export async function testAtOnce(test: TestContext, controllers: TwoControllers): Promise<void> {
  const { hoster } = controllers;

  await test.test('makes one of each list for two first Outlook users at once', async () => {
    const other = await anotherEngine(controllers, { isReversed: true });
    const engines = { hoster, here: hoster.client, there: other.client };
    const { ann } = await makeOrganization(engines, 'Once');
    const { ben } = await makeBen(engines, 'Once', ann);
    await controllers.settle();
    const end = await controllers.late(lockedMilliseconds);
    try {
      await makeMailboxesAtOnce(engines, 'Once', { ann, ben });
      const first = await listsAt(controllers, 'dc1.fabrikam.com', 'Once');
      const second = await listsAt(controllers, 'dc2.fabrikam.com', 'Once');
      assert.equal(new Set([...first, ...second]).size, expectedLists('Once').length);
    } finally {
      await end();
    }
  });
}

/** The same with the waiting switched off, so that the tests above are known to be able to fail. */
export async function testWithoutWaiting(test: TestContext, controllers: TwoControllers): Promise<void> {
  const { hoster } = controllers;

  await test.test('does not find its organization when nobody waits', async () => {
    const engines = await enginesThatNeverWait(controllers);
    const release = await controllers.hold();
    try {
      await assert.rejects(makeOrganization(engines, 'Early'), { code: 'ENGINE_NO_SUCH_OBJECT' });
    } finally {
      await release();
    }
  });

  await test.test('makes the lists twice when nobody waits', async () => {
    const { ann } = await makeOrganization({ hoster, here: hoster.client, there: hoster.client }, 'Twice');
    await controllers.settle();
    const engines = await enginesThatNeverWait(controllers);
    const release = await controllers.hold();
    try {
      await makeMailboxes(engines, 'Twice', ann);
      const first = await listsAt(controllers, 'dc1.fabrikam.com', 'Twice');
      const second = await listsAt(controllers, 'dc2.fabrikam.com', 'Twice');
      assert.deepEqual([first.size, second.size], [3, 3]);
      assert.deepEqual(
        [...first].filter((identity) => second.has(identity)),
        [],
        'each controller has lists of its own',
      );
    } finally {
      await release();
    }
  });
}

async function provision(engines: Engines, name: string): Promise<void> {
  const { ann } = await makeOrganization(engines, name);
  await makeMailboxes(engines, name, ann);
}

async function enginesThatNeverWait(controllers: TwoControllers): Promise<Engines> {
  const [here, there] = await Promise.all([
    anotherEngine(controllers, { waits: 'never', name: 'never waits' }),
    anotherEngine(controllers, { waits: 'never', name: 'never waits, either', isReversed: true }),
  ]);
  return { hoster: controllers.hoster, here: here.client, there: there.client };
}

/** Identities of lists whose names begin so, at one controller. */
async function listsAt({ hoster, servers }: TwoControllers, controller: string, name: string): Promise<Set<string>> {
  const { configuration: base } = await hoster.directory.contexts();
  const filter = `(&(cn=${name}*)(|(objectClass=addressBookContainer)(objectClass=msExchOAB)))`;
  const found = await searchAt(servers, controller, {
    base,
    scope: 'sub',
    filter,
    attributes: ['objectGUID', 'entryUUID'],
    explicitBufferAttributes: ['objectGUID'],
  });
  return new Set(found.map((entry) => JSON.stringify([entry['objectGUID'], entry['entryUUID']])));
}
