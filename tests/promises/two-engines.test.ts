import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import type { Answer, Submission } from '@tenantry/engine/client';
import { type Hosting, hosting } from '@tenantry/testing';
import { beatsUntilTakeOver, watchHeartbeats } from '@tenantry/testing/heartbeats';

import { requireBooksAddUp } from './recount.ts';
import { startEngine } from './started-engine.ts';

const callers = 32;
const requestsEach = 6;

describe('two engines on one database', () => {
  it('lose nothing and do nothing twice when one is killed under load', async () => {
    const hoster = await hosting();
    const order = { databaseUrl: hoster.connectionString, ...hoster.keys };
    const [survivor, mortal] = await Promise.all([startEngine(order), startEngine(order)]);
    after(() => {
      survivor.kill();
      mortal.kill();
    });
    const heartbeats = await watchHeartbeats(hoster.pool);
    let answered = 0;

    /** A caller goes on until it knows how each of its requests ended; a dead engine's caller asks the other one by its own id. */
    async function call(caller: number): Promise<Map<string, Answer>> {
      const outcomes = new Map<string, Answer>();
      for (let turn = 0; turn < requestsEach; turn++) {
        const name = `user-${caller}-${turn}`;
        const submission = createUser(hoster, name);
        let answer = await (caller % 2 === 0 ? survivor : mortal).submit(submission);
        answer ??= await survivor.submit(submission);
        assert.ok(answer);
        outcomes.set(name, answer);
        if (++answered === callers) {
          await heartbeats.died();
          mortal.kill();
        }
      }
      return outcomes;
    }

    const outcomes = new Map(
      (await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)))).flatMap((each) => [...each]),
    );

    assert.equal(outcomes.size, callers * requestsEach);
    const states = Map.groupBy(outcomes, ([, { state, error }]) => error?.code ?? state);
    assert.deepEqual(
      [...states.keys()].filter((state) => !['done', 'ENGINE_LOST'].includes(state)),
      [],
    );
    assert.deepEqual(await existing(hoster), (states.get('done') ?? []).map(([name]) => name).sort());
    const beats = (await heartbeats.untilTakeOver()) ?? assert.fail('nobody took over');
    assert.ok(beats <= beatsUntilTakeOver, `the take-over began after ${beats} heartbeats`);
    await requireBooksAddUp(hoster);
  });
});

function createUser({ acme }: Hosting, name: string): Submission {
  return {
    what: {
      namespace: 'Hosted Active Directory',
      procedure: 'CreateUser',
      input: {
        container: acme.path,
        userPrincipalName: `${name}@${acme.domain}`,
        displayName: name,
        isAdmin: false,
        newPassword: 'Test-password-1',
      },
    },
    caller: { trustee: 'system' },
    clientTransactionId: name,
  };
}

async function existing({ directory, acme }: Hosting): Promise<string[]> {
  const found: string[] = [];
  for await (const { attributes } of directory.search({ base: acme.path, filter: '(displayName=user-*)' })) {
    found.push(attributes['displayName']?.[0] ?? '');
  }
  return found.sort();
}
