import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { type Claims, claimsHeader, type Order, portal, type Wish } from './protocol.ts';

/** A real provider in a process of its own. */
export interface RunningProvider {
  readonly issuer: string;
  /** A token with these claims beside its own. */
  token(claims: Claims): Promise<string>;
  sign(wish: Wish): Promise<string>;
  rotate(order: Order['rotate']): Promise<void>;
  close(): Promise<void>;
}

export async function startProvider(port = '0'): Promise<RunningProvider> {
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [port], {
    stdio: ['ignore', 'ignore', 2, 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The provider ended with ${code} before it was ready.`);
  });
  // What the main program sends.
  const [{ issuer }] = (await Promise.race([once(child, 'message'), failed])) as [{ issuer: string }];
  failed.catch(() => undefined);
  return {
    issuer,
    async token(claims) {
      const body = new URLSearchParams({ grant_type: 'client_credentials', ...portal });
      const headers = { [claimsHeader]: JSON.stringify(claims) };
      const answer = await fetch(`${issuer}/token`, { method: 'POST', body, headers });
      // Source: RFC 6749 section 5.1
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    async sign(wish) {
      return (await fetch(`${issuer}/sign`, { method: 'POST', body: JSON.stringify(wish) })).text();
    },
    async rotate(order) {
      const told = once(child, 'message');
      child.send({ rotate: order } satisfies Order);
      await told;
    },
    async close() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
