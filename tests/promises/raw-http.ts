import assert from 'node:assert/strict';
import { connect } from 'node:net';

import type { Serving } from '@tenantry/testing/serving';

/** Sends bytes as they are, and gives what comes back until the server closes, or nothing comes any more. */
export function send({ server }: Pick<Serving, 'server'>, text: string, patienceMilliseconds = 1000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    let answer = '';
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patienceMilliseconds, end);
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    // A server that refuses early resets what is still on its way.
    socket.on('error', end);
    socket.on('close', end);
    socket.write(text, 'latin1');
  });
}

export async function requireAlive({ call }: Pick<Serving, 'call'>): Promise<void> {
  const answer = await call('/readyz');
  assert.equal(answer.status, 200);
  await answer.text();
}
