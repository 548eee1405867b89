import assert from 'node:assert/strict';
import { connect } from 'node:net';

import type { Serving } from '@tenantry/testing/serving';

/** How long a request may take to arrive where tests wait for the end of that; ordinary ones arrive in time on a busy machine, too. */
export const shortArrival = { headerMilliseconds: 1500, milliseconds: 3000, lookMilliseconds: 50 };

/** What has not begun to come by now never will: a busy machine has had its time. */
const answerMilliseconds = 60_000;

/**
 * Sends bytes as they are, and gives what comes back until the server closes, or nothing more comes.
 * @param patienceMilliseconds how long something may come after something else
 */
export function send({ server }: Pick<Serving, 'server'>, text: string, patienceMilliseconds = 1000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    let answer = '';
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(answerMilliseconds, end);
    socket.on('data', (data) => {
      socket.setTimeout(patienceMilliseconds);
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
