import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below the ports that the system gives to whoever connects or asks for any: nobody takes one of these before a server that is still to start does. */
const portRange = [20_000, 32_768] as const;

/** Ports of this machine that nobody listens on, for servers that have to be told theirs; all are held at once, so that no two are the same. */
export async function freePorts(count: number): Promise<number[]> {
  const held = new Map<number, Server>();
  while (held.size < count) {
    const port = randomInt(...portRange);
    const server = await hold(port);
    if (server) held.set(port, server);
  }
  await Promise.all([...held.values()].map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  return [...held.keys()];
}

/** One port that nobody listens on. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/** Listens on a port, unless somebody else does. */
function hold(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
