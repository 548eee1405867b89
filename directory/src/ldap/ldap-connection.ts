import { connect as connectSocket, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

import { Client, type ClientOptions } from 'ldapts';

import type { LdapAddress, LdapLimits, LdapOptions } from './ldap-options.ts';

/** A way that died without a word is noticed so, also by connections that nobody uses. */
const keepAliveMilliseconds = 30_000;

/** A connection that is encrypted as the options say, and bound. */
export interface LdapConnection {
  readonly client: Client;
  /** False once it broke. The library would then connect again by itself, without TLS and as nobody. */
  isOpen(): boolean;
  /**
   * Ends it, and takes back what is still on its way: after a way was interrupted the network would go on carrying it, so that
   * a change came through that was given up, and undone, long before.
   */
  reset(): void;
  close(): Promise<void>;
}

export interface ConnectionOptions extends Pick<LdapOptions, 'bindDn' | 'password' | 'startTls' | 'tls'> {
  /** Told at once when it breaks, or is closed. */
  readonly lost?: () => void;
}

export async function openConnection(
  { url }: LdapAddress,
  { bindDn, password, startTls, tls, lost }: ConnectionOptions,
  { connectMilliseconds, operationMilliseconds }: LdapLimits,
): Promise<LdapConnection> {
  const { hostname, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  // A name of the server is sent for the certificate; an address must not be (RFC 6066 section 3).
  const tlsOptions = { host, ...(isAddress(host) ? {} : { servername: host }), ...tls };
  const sockets: Socket[] = [];
  let isBroken = false;
  // Many operations share a connection: none waits until the server has acknowledged the one before it (Nagle).
  const watched = <S extends Socket>(socket: S): S => {
    sockets.push(socket);
    return socket
      .setNoDelay()
      .setKeepAlive(true, keepAliveMilliseconds)
      .once('close', () => {
        isBroken = true;
        lost?.();
      });
  };
  const client = new Client({
    url,
    timeout: operationMilliseconds,
    // The library calls these in one of the many forms that Node allows.
    createConnection: ((...given: Parameters<typeof connectSocket>) =>
      watched(connectSocket(...given))) as ClientOptions['createConnection'] & {},
    createSecureConnection: ((...given: Parameters<typeof connectTls>) => {
      const [port] = given;
      if (typeof port !== 'number') return watched(connectTls(...given));
      // A socket of its own below can be reset; what goes wrong with it is told by the one above.
      const socket = watched(connectSocket(port, host)).on('error', () => undefined);
      return watched(connectTls({ ...tlsOptions, socket }));
    }) as ClientOptions['createSecureConnection'] & {},
    ...(protocol === 'ldaps:' ? { tlsOptions } : {}),
  });
  const reset = () => {
    isBroken = true;
    sockets[0]?.resetAndDestroy();
  };
  // On a broken connection the library would wait for an answer to its goodbye.
  const close = async () => {
    if (!isBroken) await client.unbind().catch(() => undefined);
  };
  // The library has no limit for a server that falls silent while it encrypts a connection, and a long one for the bind.
  const silent = new Error(`it did not answer within ${connectMilliseconds / 1000} s`);
  const deadline = setTimeout(() => {
    isBroken = true;
    // The encrypting one comes after the one below it, and tells it.
    const [last, below] = sockets.toReversed();
    last?.destroy(silent);
    below?.destroy();
  }, connectMilliseconds);
  try {
    // The library takes the options for its own and writes the socket into them.
    if (startTls && protocol === 'ldap:') await client.startTLS({ ...tlsOptions });
    await client.bind(bindDn, password);
    return { client, isOpen: () => !isBroken && client.isBound, reset, close };
  } catch (error) {
    await close();
    throw sockets.at(-1)?.errored === silent ? silent : error;
  } finally {
    clearTimeout(deadline);
  }
}

function isAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':');
}
