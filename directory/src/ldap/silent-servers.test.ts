import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';

import { eventually } from '@tenantry/testing/eventually';

import { openLdapFlavour } from '../openldap/openldap-flavour.ts';
import { createLdapDirectory } from './ldap-directory.ts';
import type { LdapOptions } from './ldap-options.ts';
import { LdapServer } from './ldap-server.ts';

/** A server that takes connections and says nothing, or nothing more. */
type Silence = (socket: Socket) => void;

const controller = 'dc1.fabrikam.com';
const limits = { connectMilliseconds: 100, operationMilliseconds: 60_000, pauseMilliseconds: 60_000 };
const impatient = { connectMilliseconds: 60_000, operationMilliseconds: 100 };

describe('a server that falls silent', () => {
  const silences: readonly { readonly when: string; readonly scheme: string; readonly silence: Silence }[] = [
    { when: 'before it takes the password', scheme: 'ldap', silence: nothing },
    { when: 'before the connection is encrypted', scheme: 'ldaps', silence: nothing },
    { when: 'after it promised StartTLS', scheme: 'ldap', silence: promiseTls },
  ];

  for (const { when, scheme, silence } of silences) {
    it(`${when} is given up in time, and the next one is told at once`, async (t) => {
      const { port, sockets } = await openServer(t, silence);
      const server = new LdapServer(
        { name: controller, url: `${scheme}://127.0.0.1:${port}` },
        { ...options, startTls: silence === promiseTls, limits },
      );
      t.after(() => server.close());

      for (const _ of ['first', 'second'])
        await assert.rejects(read(server), {
          code: 'DIRECTORY_CONTROLLER_UNREACHABLE',
          message: /did not answer within 0\.1 s/,
        });

      // The test plays both sides: on a busy machine one may give up before the other one has had its turn.
      await eventually(() => sockets.size > 0);
      assert.equal(sockets.size, 1);
    });
  }

  it('after it was asked for a change gets nothing of it later, and the outcome is not known', async (t) => {
    const { port, sockets } = await openServer(t, takePassword);
    const directory = createLdapDirectory(
      { ...options, controllers: [{ name: controller, url: `ldap://127.0.0.1:${port}` }], limits: impatient },
      openLdapFlavour('DC=fabrikam,DC=com'),
    );
    t.after(() => directory.close());
    const change = [{ kind: 'replace', attribute: 'info', values: ['new'] }] as const;

    await assert.rejects(directory.modify(controller, 'CN=Ann,DC=fabrikam,DC=com', change), {
      code: 'DIRECTORY_OUTCOME_UNKNOWN',
      message: /did not answer within 0\.1 s/,
    });

    await isReset(sockets);
  });

  it('gets nothing later of a change that is taken back, since others undo it', async (t) => {
    const asked = Promise.withResolvers<void>();
    const { port, sockets } = await openServer(t, (socket) => {
      takePassword(socket);
      socket.once('data', () => socket.once('data', () => asked.resolve()));
    });
    const directory = createLdapDirectory(
      { ...options, controllers: [{ name: controller, url: `ldap://127.0.0.1:${port}` }], limits },
      openLdapFlavour('DC=fabrikam,DC=com'),
    );
    t.after(() => directory.close());
    const change = [{ kind: 'replace', attribute: 'info', values: ['new'] }] as const;
    const changing = directory.modify(controller, 'CN=Ann,DC=fabrikam,DC=com', change);
    await asked.promise;

    directory.abandon?.();

    await assert.rejects(changing, { code: 'DIRECTORY_OUTCOME_UNKNOWN' });
    await isReset(sockets);
  });
});

/** Reset, not ended in order: what was on the way was thrown away. */
async function isReset([socket]: Iterable<Socket>): Promise<void> {
  assert.ok(socket);
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  assert.equal(errorOf(socket), 'ECONNRESET');
}

const options: LdapOptions = {
  controllers: [],
  bindDn: 'cn=tenantry',
  password: 'a password of a test',
  startTls: false,
  tls: {},
  domain: undefined,
};

function read(server: LdapServer): Promise<unknown> {
  return server.ask((client) => client.search('', { scope: 'base' }));
}

async function openServer(test: TestContext, silence: Silence) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => socket.destroy()));
    silence(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return { port: address.port, sockets };
}

function nothing(): void {
  // Whatever comes stays unread.
}

function promiseTls(socket: Socket): void {
  answerOnce(socket, extendedResponse);
}

function takePassword(socket: Socket): void {
  answerOnce(socket, bindResponse);
  socket.on('data', () => undefined);
}

const bindResponse = 0x61;
const extendedResponse = 0x78;

/** Success for the first request (RFC 4511 section 4.1.9). */
function answerOnce(socket: Socket, response: number): void {
  socket.once('data', (request) => {
    const messageId = request[4] ?? 0;
    socket.write(Buffer.from([0x30, 12, 2, 1, messageId, response, 7, 10, 1, 0, 4, 0, 4, 0]));
  });
}

function errorOf({ errored }: Socket): unknown {
  return errored !== null && 'code' in errored ? errored.code : undefined;
}
