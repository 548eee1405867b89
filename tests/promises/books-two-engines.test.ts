import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import type { Submission } from '@tenantry/engine/client';
import { generateDue } from '@tenantry/offline-address-book';
import { type Hosting, holdTable, hosting } from '@tenantry/testing';

import { type EngineProcess, startEngine } from './started-engine.ts';

describe('the job that generates offline address books, on two engines', () => {
  it('makes each book once, and none is missed when an engine is killed in one', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    await hoster.rival.mailboxUser('eve');
    const order = { databaseUrl: hoster.connectionString, ...hoster.keys };
    const [survivor, mortal] = await Promise.all([startEngine(order), startEngine(order)]);
    after(() => {
      survivor.kill();
      mortal.kill();
    });

    const together = await Promise.all([survivor, mortal].map((engine) => generateDue(clientOf(engine))));
    assert.deepEqual(
      together.map(({ failed }) => failed),
      [0, 0],
    );
    assert.deepEqual(await versions(hoster), [1, 1]);

    await hoster.acme.mailboxUser('ben');
    await hoster.rival.mailboxUser('fay');
    const held = await holdTable(hoster.pool, 'offline_address_books.version');
    const killed = generateDue(clientOf(mortal)).catch((error: { code?: string }) => error.code);
    await held.whenWaiting();
    const taking = generateDue(clientOf(survivor));
    mortal.kill();
    await held.release();

    assert.equal(await killed, 'TEST_ENGINE_DIED');
    assert.equal((await taking).failed, 0);
    assert.deepEqual(await versions(hoster), [1, 1, 2, 2]);
    const { books } = await hoster.run('Exchange 2007 Provider::ListDueOfflineAddressBooks_', {});
    assert.deepEqual(books, []);
  });
});

function clientOf(engine: EngineProcess) {
  return {
    async submit(submission: Submission) {
      const answer = await engine.submit(submission);
      if (!answer) throw Object.assign(new Error('The engine died.'), { code: 'TEST_ENGINE_DIED' });
      return answer;
    },
  };
}

async function versions({ pool }: Hosting): Promise<number[]> {
  const { rows } = await pool.query('select sequence from offline_address_books.version order by sequence');
  return rows.map(({ sequence }) => sequence);
}
