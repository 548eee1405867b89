import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';

import { BindRequest, EqualityFilter, SearchRequest } from 'ldapts';

import type { SearchedValues, ToolOptions } from './ldap-tools.ts';

/** Of an address that names none. */
const ldapPort = 389;
/** Ends the answer to a search (RFC 4511 section 4.5.2), this far from its end where it succeeded. */
const searchDone = { tag: 0x65, fromEnd: 9 };

/**
 * Searches a second that Node itself can make: finished messages over bare sockets, whose answers nobody reads. What a client
 * in Node does beyond that is its own price.
 */
export async function bareSearches(
  { url, bindDn, passwordFile }: ToolOptions,
  { base, attribute, values }: SearchedValues,
  connections: number,
): Promise<number> {
  const password = await readFile(passwordFile, 'utf8');
  const bind = new BindRequest({ messageId: 1, dn: bindDn, password }).write();
  const messages = values.map((value, index) =>
    new SearchRequest({ messageId: index + 2, baseDN: base, filter: new EqualityFilter({ attribute, value }) }).write(),
  );
  const { hostname, port } = new URL(url);
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(port === '' ? ldapPort : Number(port), hostname).setNoDelay();
      socket.write(bind);
      await once(socket, 'data');
      return socket;
    }),
  );
  const left = messages.values();
  const begun = performance.now();
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve, reject) => {
          const next = () => {
            const { value, done } = left.next();
            if (done) resolve();
            else socket.write(value);
          };
          socket.on('data', (chunk) => {
            if (chunk.at(-searchDone.fromEnd) === searchDone.tag) next();
          });
          socket.once('error', reject);
          next();
        }),
    ),
  );
  const seconds = (performance.now() - begun) / 1000;
  for (const socket of sockets) socket.destroy();
  return values.length / seconds;
}
