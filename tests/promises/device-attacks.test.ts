import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';

import { testPassword } from '@tenantry/testing';
import { basic, type Serving, type ServingOptions, serving } from '@tenantry/testing/serving';

import { requireAlive, send, shortArrival } from './raw-http.ts';

const endpoint = '/Microsoft-Server-ActiveSync';
const ann = 'ann@acme.example';
const authorization = basic(ann, testPassword);
const signedIn = `Host: localhost\r\nAuthorization: ${authorization}`;
const wbxml = 'application/vnd.ms-sync.wbxml';
const device = `User=${encodeURIComponent(ann)}&DeviceId=phone1&DeviceType=Phone`;
const deviceHeaders = `${signedIn}\r\nConnection: close\r\nMS-ASProtocolVersion: 14.1\r\nContent-Type: ${wbxml}`;

describe('attacks on the endpoint of devices', () => {
  it('by WBXML are refused before anything is built from them', async () => {
    const served = await open();
    const begin = [3, 1, 0x6a, 0];
    const bodies: Readonly<Record<string, readonly number[] | string>> = {
      nothing: [],
      'XML instead': '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><Provision>&b;</Provision>',
      '60,000 nested elements': [...begin, ...Array<number>(60_000).fill(0x45)],
      '60,000 empty elements': [...begin, 0x45, ...Array<number>(60_000).fill(0x05), 1],
      '60,000 changes of the page': [...begin, ...Array<number>(60_000).fill(0)],
      'a string table of 4 GB': [3, 1, 0x6a, 0x8f, 0xff, 0xff, 0xff, 0x7f],
      'bytes that claim to be 4 GB': [...begin, 0x45, 0xc3, 0x8f, 0xff, 0xff, 0xff, 0x7f, 1],
      'a number without end': [...begin, 0x45, 0xc3, ...Array<number>(1000).fill(0xff)],
      'a text without end': [...begin, 0x45, 3, ...Array<number>(60_000).fill(0x61)],
      'an entity': [...begin, 0x45, 0x02, 0x20, 1],
      'a literal': [...begin, 0x45, 0x04, 0x00, 1],
      'an attribute': [...begin, 0xc5, 0x05, 1, 1],
      'a processing instruction': [...begin, 0x43, 0x05, 1, 0x45, 1],
      'an end without a beginning': [...begin, 1],
      'another charset': [3, 1, 0x04, 0, 0x45, 1],
      'something after the end': [...begin, 0x45, 1, 0x45, 1],
    };
    for (const [name, bytes] of Object.entries(bodies)) {
      const body = Buffer.from(bytes as string).toString('latin1');
      for (const command of ['Provision', 'Settings']) {
        const answer = await send(served, postOf(command, [`Content-Length: ${body.length}`], body));
        // What Settings says is for the server behind, which judges it by itself; here is none.
        const expected = command === 'Provision' ? [400, 'ACTIVE_SYNC_NOT_WBXML'] : [503, 'ACTIVE_SYNC_NO_BACKEND'];
        assert.deepEqual(told(answer), expected, `${name}: ${answer.slice(0, 400)}`);
      }
    }
    await requireAlive(served);
  });

  it('by size and slowness are cut off', async () => {
    const served = await open({ arrival: shortArrival });
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    for (const command of ['Provision', 'Settings', 'Ping']) {
      const chunks = await send(served, postOf(command, ['Transfer-Encoding: chunked'], chunk.repeat(3)));
      assert.deepEqual(told(chunks), [413, 'ACTIVE_SYNC_BODY_TOO_LARGE'], chunks);
    }
    const slow = Array.from({ length: 10 }, () =>
      send(served, postOf('Provision', ['Content-Length: 1000'], '\u0003'), 10_000),
    );
    await requireAlive(served);
    for (const answer of await Promise.all(slow)) assert.match(answer, /^HTTP\/1\.1 408 /);
    await requireAlive(served);
  });

  it('by what the address says are refused', async () => {
    const served = await open();
    const post = (query: string) =>
      `POST ${endpoint}?${query} HTTP/1.1\r\n${deviceHeaders}\r\nContent-Length: 0\r\n\r\n`;
    const queries: Readonly<Record<string, string>> = {
      'no command': device,
      'a command twice': `Cmd=Ping&Cmd=Provision&${device}`,
      'a user twice, in two cases': `Cmd=Ping&${device}&user=admin%40acme.example`,
      'a device of 100 KB': `Cmd=Ping&User=${ann}&DeviceType=Phone&DeviceId=${'a'.repeat(15_000)}`,
      'a line for a kind of device': `Cmd=Ping&User=${ann}&DeviceId=a&DeviceType=a%0D%0Ab`,
      'base64 that is cut off': 'DAkJBBBhYWFh',
      'base64 that names lengths beyond its end': Buffer.from([0x8d, 1, 9, 4, 0xff, 1, 2, 3, 4, 5]).toString('base64'),
    };
    for (const [name, query] of Object.entries(queries)) {
      const [status, code] = told(await send(served, post(query)));
      assert.deepEqual([name, status, code], [name, 400, 'ACTIVE_SYNC_QUERY_INVALID']);
    }
    const kept = async () =>
      (await served.hoster.pool.query('select device_id as id from mobility.active_sync_device')).rows;
    assert.deepEqual(await kept(), []);

    // Devices are called what they like; kept are names that mean nothing to paths, headers and SQL.
    for (const id of ['..%2Fpasswd', 'a%0D%0Ab%3A1', 'a%00b', '%27--']) {
      await send(served, post(`Cmd=Ping&User=${ann}&DeviceType=Phone&DeviceId=${id}`));
    }
    assert.deepEqual(
      (await kept()).map(({ id }) => id).sort(),
      ['../passwd', 'a\r\nb:1', 'a\0b', "'--"].map((id) => Buffer.from(id).toString('hex')).sort(),
    );
    await requireAlive(served);
  });

  it('by hidden requests reach nothing behind: one request here is one request there', async () => {
    const seen: { readonly path: string | undefined; readonly body: string }[] = [];
    const behind = createServer(async (request, response) => {
      const chunks = await request.toArray();
      seen.push({ path: request.url, body: Buffer.concat(chunks).toString('latin1') });
      response.end();
    });
    await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
    after(() => {
      behind.close();
      behind.closeAllConnections();
    });
    // It listens on a port.
    const backend = `http://127.0.0.1:${(behind.address() as AddressInfo).port}${endpoint}`;
    const served = await open({ flags: { activeSyncBackend: backend } });
    const hidden = `GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const shapes: Readonly<Record<string, readonly string[]>> = {
      'a body with a length': [`Content-Length: ${hidden.length}`],
      'a length that the connection is told to drop': [
        `Content-Length: ${hidden.length}`,
        'Connection: content-length',
      ],
      'a length that is dropped in a list': [
        `Content-Length: ${hidden.length}`,
        'Connection: keep-alive, Content-Length',
      ],
    };
    for (const [name, headers] of Object.entries(shapes)) {
      seen.length = 0;
      const head = ['OPTIONS', endpoint, 'HTTP/1.1'].join(' ');
      await send(served, `${head}\r\n${[signedIn, ...headers].join('\r\n')}\r\n\r\n${hidden}`, 300);
      assert.deepEqual(
        seen.map(({ path }) => path),
        [endpoint],
        name,
      );
      assert.ok(seen[0]?.body === hidden || seen[0]?.body === '', name);
    }
    await requireAlive(served);
  });
});

/** A server, and somebody with a mailbox. */
async function open(options: ServingOptions = {}): Promise<Serving> {
  const served = await serving(options);
  await served.hoster.acme.mailboxUser('ann');
  return served;
}

function postOf(command: string, headers: readonly string[], body: string): string {
  const line = `POST ${endpoint}?Cmd=${command}&${device} HTTP/1.1`;
  return `${[line, deviceHeaders, ...headers].join('\r\n')}\r\n\r\n${body}`;
}

function told(answer: string): [status: number, code: string | undefined] {
  const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? [];
  const [, code] = /^tenantry-error: (\w+)/im.exec(answer) ?? [];
  return [Number(status), code];
}
