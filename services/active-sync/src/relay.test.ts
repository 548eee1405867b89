import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { type KeyPair, makeAuthority, makeServerCertificate } from '@tenantry/testing/certificates';

import { announce } from './announcement.ts';
import { openRelay, type Passed } from './relay.ts';

const contentType = 'application/vnd.ms-sync.wbxml';

describe('openRelay', () => {
  it('hands over method, query, body and headers, but not those of a connection or of the policy', async () => {
    const { front, asked } = await open(async (incoming, response) => {
      response.writeHead(200, {
        'content-type': contentType,
        'x-two': ['a', 'b'],
        connection: 'close, x-hop',
        'x-hop': '1',
      });
      response.end(await textOf(incoming));
    });

    const answer = await send(front, {
      path: '/Microsoft-Server-ActiveSync?Cmd=Sync&User=ann',
      headers: {
        authorization: 'Basic YW5uOnNlY3JldA==',
        'ms-asprotocolversion': '14.1',
        'x-ms-policykey': '4711',
        'x-forwarded-for': '10.0.0.1',
        connection: 'keep-alive, x-secret-hop',
        'x-secret-hop': '1',
        te: 'trailers',
      },
      body: 'body',
    });

    const [{ method, url, headers }] = asked as [IncomingMessage];
    assert.deepEqual([method, url], ['POST', '/eas?Cmd=Sync&User=ann']);
    assert.deepEqual(
      [headers['authorization'], headers['ms-asprotocolversion'], headers['x-forwarded-for']],
      ['Basic YW5uOnNlY3JldA==', '14.1', '192.0.2.7'],
    );
    for (const name of ['x-ms-policykey', 'x-secret-hop', 'te']) assert.equal(headers[name], undefined, name);
    assert.deepEqual(
      [answer.status, answer.text, answer.headers['content-type'], answer.headers['x-two'], answer.headers['x-hop']],
      [200, 'body', contentType, 'a, b', undefined],
    );
  });

  it('lets bodies through piece by piece, both ways', async () => {
    const { front } = await open((incoming, response) => {
      incoming.on('data', (piece: Buffer) => response.write(`got ${piece}`));
      incoming.on('end', () => response.end('!'));
    });
    const outgoing = request({ port: front.port, method: 'POST', path: '/?x' });
    outgoing.write('one');
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    assert.equal(String((await once(answer, 'data'))[0]), 'got one');

    outgoing.write('two');
    assert.equal(String((await once(answer, 'data'))[0]), 'got two');

    outgoing.end();
    assert.equal(await textOf(answer), '!');
  });

  it('hangs up behind when the device hangs up', async () => {
    const hungUp = Promise.withResolvers<void>();
    const { front, arrival } = await open((_incoming, response) => {
      response.once('close', hungUp.resolve);
    });
    const outgoing = request({ port: front.port, method: 'POST', path: '/?Cmd=Ping' }).on('error', () => undefined);
    outgoing.end();
    await arrival;

    outgoing.destroy();

    await hungUp.promise;
  });

  it('says so when nobody answers', async () => {
    const { front, backend } = await open((_incoming, response) => response.end());
    await new Promise((resolve) => backend.close(resolve));

    const { status, text } = await send(front, { path: '/?Cmd=Sync' });

    assert.deepEqual([status, text], [503, 'ACTIVE_SYNC_BACKEND_UNREACHABLE']);
  });

  it('speaks TLS, and tells nothing to a server for whom nobody vouches', async () => {
    const known = await makeAuthority('Somebody');
    setDefaultCACertificates([...getCACertificates('default'), known.cert]);
    const asked: string[] = [];
    const ask = async (authority: KeyPair) => {
      const secure = createSecureServer(await makeServerCertificate(authority), (incoming, response) => {
        asked.push(incoming.url ?? '');
        response.end('safe');
      }).listen(0, '127.0.0.1');
      await once(secure, 'listening');
      after(() => secure.close());
      const { front } = await openBefore(`https://127.0.0.1:${portOf(secure)}/eas`);
      const { status, text } = await send(front, { path: '/?Cmd=Sync' });
      return [status, text];
    };

    assert.deepEqual(await ask(known), [200, 'safe']);
    assert.deepEqual(await ask(await makeAuthority('Nobody')), [503, 'ACTIVE_SYNC_BACKEND_UNREACHABLE']);
    assert.deepEqual(asked, ['/eas?Cmd=Sync']);
  });

  it('breaks an answer off that breaks off behind, so that nobody takes it for whole', async () => {
    const { front } = await open((_incoming, response) => {
      response.writeHead(200).write('half');
      setImmediate(() => response.destroy());
    });

    await assert.rejects(send(front, { path: '/?Cmd=Sync' }), { code: 'ECONNRESET' });
  });

  it('ends what waits when the server stops, and nothing else', async () => {
    const goOn = Promise.withResolvers<void>();
    const { front, relay, arrival } = await open(async (incoming, response) => {
      if (incoming.url?.includes('Ping')) return;
      await goOn.promise;
      response.end('sent');
    });
    const mail = send(front, { path: '/?Cmd=SendMail' });
    await arrival;
    const ping = send(front, { path: '/?Cmd=Ping' });
    await front.waits;

    relay.stop();

    const ended = await ping;
    assert.deepEqual([ended.status, ended.text], [503, 'ACTIVE_SYNC_STOPPING']);
    assert.equal((await send(front, { path: '/?Cmd=Ping' })).text, 'ACTIVE_SYNC_STOPPING');
    goOn.resolve();
    assert.equal((await mail).text, 'sent');
  });
});

describe('announce', () => {
  it('tells the versions that both speak, and Provision', () => {
    const told = announce([
      'MS-ASProtocolVersions',
      '2.5,12.0,12.1,14.0,14.1',
      'Server',
      'other',
      'MS-ASProtocolCommands',
      'Sync,SendMail,GetHierarchy,FolderSync,Ping',
    ]);
    assert.deepEqual(told, [
      'Server',
      'other',
      'ms-asprotocolversions',
      '12.1,14.0,14.1',
      'ms-asprotocolcommands',
      'Sync,SendMail,FolderSync,Ping,Provision,GetHierarchy',
    ]);
  });
});

/** A server in front that passes everything on, and one behind. */
async function open(behind: RequestListener) {
  const asked: IncomingMessage[] = [];
  const arrival = Promise.withResolvers<void>();
  const backend = await listen((incoming, response) => {
    asked.push(incoming);
    arrival.resolve();
    behind(incoming, response);
  });
  const before = await openBefore(`http://127.0.0.1:${portOf(backend)}/eas`);
  return { ...before, backend, asked, arrival: arrival.promise };
}

async function openBefore(address: string) {
  const relay = openRelay(new URL(address));
  const waits = Promise.withResolvers<void>();
  const server = await listen((incoming, response) => {
    const query = incoming.url?.split('?')[1] ?? '';
    const fail: Passed['fail'] = ({ code }) => response.writeHead(503).end(code);
    relay.pass({ request: incoming, response, address: '192.0.2.7', query, fail, waits: query.includes('Ping') });
    if (query.includes('Ping')) waits.resolve();
  });
  after(() => relay.close());
  return { front: { port: portOf(server), waits: waits.promise }, relay };
}

async function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

interface Sending {
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function send({ port }: { readonly port: number }, { path, headers = {}, body }: Sending) {
  const outgoing = request({ port, path, headers, method: 'POST' });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, text: await textOf(answer) };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(stream)).toString();
}

function portOf(server: Pick<Server, 'address'>): number {
  // A server that listens on a port.
  return (server.address() as AddressInfo).port;
}
