import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, connect as openSocket, type Socket } from 'node:net';
import { after, describe, it } from 'node:test';

import { shelves } from '@tenantry/testing/shelf';

describe('a step of the books whose connection breaks while it is committed', () => {
  it('is done when the server has committed it', async () => {
    const { submit, cutAtCommit, everything } = await behindProxy();

    cutAtCommit({ passOn: true });
    const answer = await submit('AddCount', { name: 'a' });

    assert.deepEqual([answer.state, answer.output], ['done', { count: 1 }]);
    assert.deepEqual((await everything()).counters, { a: 1 });
  });

  it('is done again when the server has not', async () => {
    const { submit, cutAtCommit, everything } = await behindProxy();

    cutAtCommit({ passOn: false });
    const answer = await submit('AddCount', { name: 'a' });

    assert.deepEqual([answer.state, answer.output], ['done', { count: 1 }]);
    assert.deepEqual((await everything()).counters, { a: 1 });
  });

  it('is undone once when that happens to its undo', async () => {
    const { submit, cutAtCommit, everything } = await behindProxy();
    await submit('AddCount', { name: 'values', amount: 7 });

    // The first commit is that of the step, the second that of its undo.
    cutAtCommit({ passOn: true, after: 1 });
    const answer = await submit('SetMany', { keys: ['a', 'b'], value: 'x', failAtTheEnd: 1 });

    assert.deepEqual([answer.state, answer.error?.code], ['failed', 'ENGINE_UNEXPECTED']);
    assert.deepEqual(await everything(), { shelf: {}, counters: { values: 7 } });
  });
});

interface Cut {
  /** Whether the server gets the commit, or is cut off before. */
  readonly passOn: boolean;
  /** So many commits go through before. */
  readonly after?: number;
}

/** An engine whose connections to the database can be cut. */
async function behindProxy() {
  const installation = await shelves(after);
  const address = new URL(installation.connectionString);
  const socket = `${address.searchParams.get('host')}/.s.PGSQL.5432`;
  address.searchParams.delete('host');
  let cut: (Cut & { left: number }) | undefined;
  const proxy = createServer((near) => {
    const far = openSocket(socket);
    for (const each of [near, far]) each.on('error', () => undefined);
    near.on('data', (chunk) => {
      if (!cut || !isCommit(chunk) || cut.left-- > 0) return far.write(chunk);
      end(near, far, { chunk, passOn: cut.passOn });
      cut = undefined;
      return true;
    });
    far.pipe(near);
    near.on('close', () => far.end());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  after(() => proxy.close());
  address.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const engine = await installation.join({ connectionString: address.href });

  return {
    everything: installation.everything,
    cutAtCommit: (wanted: Cut) => {
      cut = { ...wanted, left: wanted.after ?? 0 };
    },
    submit: (procedure: string, input: unknown) =>
      engine.client.submit({ what: { namespace: 'Shelf', procedure, input }, caller: { trustee: 'system' } }),
  };
}

function isCommit(chunk: Buffer): boolean {
  return chunk.includes('Q\0\0\0\u000bcommit\0');
}

function end(near: Socket, far: Socket, { chunk, passOn }: { chunk: Buffer; passOn: boolean }): void {
  near.destroy();
  if (passOn) far.write(chunk);
  else far.destroy();
}
