import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { testPassword } from '@tenantry/testing';
import { basic, serving } from '@tenantry/testing/serving';

import { requireAlive, send, shortArrival } from './raw-http.ts';

const administrator = basic('admin@acme.example', testPassword);
const operator = basic('admin@fabrikam.com', testPassword);
const host = 'Host: localhost';
const simple = '/requests?namespace=Managed%20Plans&procedure=GetPlan';
const document = '<request><data><planName>MailboxGold</planName></data></request>';

// What is sent to confuse two servers about where a request ends, or to keep one busy. Each is refused, and the server goes on.
describe('attacks by the form of HTTP', () => {
  const post = (...headers: string[]) =>
    `POST ${simple} HTTP/1.1\r\n${[host, `Authorization: ${administrator}`, 'Content-Type: text/xml', ...headers].join('\r\n')}\r\n\r\n`;
  const hidden = `GET /readyz?smuggled HTTP/1.1\r\n${host}\r\n\r\n`;
  const get = (...headers: string[]) => `GET /readyz HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
  const shapes: Readonly<Record<string, string>> = {
    'a length and chunks': `${post('Content-Length: 6', 'Transfer-Encoding: chunked')}0\r\n\r\n${hidden}`,
    'chunks and a length': `${post('Transfer-Encoding: chunked', 'Content-Length: 6')}0\r\n\r\n${hidden}`,
    'two lengths': `${post('Content-Length: 0', `Content-Length: ${hidden.length}`)}${hidden}`,
    'a list of lengths': `${post(`Content-Length: 0, ${hidden.length}`)}${hidden}`,
    'a length with a sign': `${post('Content-Length: +0')}${hidden}`,
    'a length in hexadecimal': `${post('Content-Length: 0x0')}${hidden}`,
    'a negative length': `${post('Content-Length: -1')}${hidden}`,
    'a space before the colon': `${post('Content-Length : 0')}${hidden}`,
    'a line that goes on': `${post('X-Folded: a\r\n Content-Length: 0')}${hidden}`,
    'chunks by another name': `${post('Transfer-Encoding: xchunked')}0\r\n\r\n${hidden}`,
    'chunks that are not last': `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n${hidden}`,
    'a chunk of no size': `${post('Transfer-Encoding: chunked')}zz\r\n${hidden}`,
    'a chunk of endless size': `${post('Transfer-Encoding: chunked')}fffffffffffffffff\r\n${hidden}`,
    'a chunk that is longer than it says': `${post('Transfer-Encoding: chunked')}1\r\nabc\r\n0\r\n\r\n${hidden}`,
    'a bare line feed in a chunk': `${post('Transfer-Encoding: chunked')}1\na\n0\n\n${hidden}`,
    'no host': get('Accept: */*'),
    'two hosts': get(host, 'Host: other.example'),
    'a NUL in a header': get(host, 'X-Nul: a\u0000b'),
    'a bare carriage return in a header': get(host, 'X-Return: a\rHost: other.example'),
    'a control character in a name': get(host, 'X\u0001: a'),
    'no version': 'GET /readyz\r\n\r\n',
    'an unknown version': `GET /readyz HTTP/3.7\r\n${host}\r\n\r\n`,
    'an unknown method': `SMUGGLE /readyz HTTP/1.1\r\n${host}\r\n\r\n`,
    'no HTTP at all': '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
    'headers of 100 KB': get(host, `X-Long: ${'a'.repeat(100_000)}`),
    '3000 headers': get(host, ...Array.from({ length: 3000 }, (_, index) => `X-${index}: ${'a'.repeat(8)}`)),
    'an address of 100 KB': `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n${host}\r\n\r\n`,
  };

  it('are refused, and nothing that hides behind them is looked at', async () => {
    const served = await serving();
    for (const [name, text] of Object.entries(shapes)) {
      const answer = await send(served, text);
      // One refusal, or none at all: the connection is closed before a second request can be seen.
      assert.match(answer, /^(HTTP\/1\.1 4\d\d |$)/, `${name}: ${answer.slice(0, 200)}`);
      assert.equal(answer.match(/HTTP\/1\.1 /g)?.length ?? 0, answer === '' ? 0 : 1, `${name}: ${answer}`);
      await requireAlive(served);
    }
    const hiddenCalls = served.log().filter(({ path }) => String(path).startsWith('/readyz?'));
    assert.deepEqual(hiddenCalls, []);
    assert.equal((await served.hoster.client.list({ title: 'GetPlan' })).length, 0);
  });

  it('are not what two requests on one connection are', async () => {
    const served = await serving();
    const twice = `${post(`Content-Length: ${document.length}`)}${document}${get(host, 'Connection: close')}`;
    const answer = await send(served, twice, 60_000);
    assert.deepEqual(answer.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 200', 'HTTP/1.1 200']);
  });

  it('by slowness: headers and bodies that do not end are cut off, others are answered meanwhile', async () => {
    const served = await serving({ arrival: shortArrival });
    const slow = [
      `GET /readyz HTTP/1.1\r\n${host}\r\nX-Slow: a`,
      `${post('Content-Length: 1000')}<request>`,
      `${post('Transfer-Encoding: chunked')}5\r\n<requ`,
    ];
    const cut = Promise.all(slow.flatMap((text) => Array.from({ length: 20 }, () => send(served, text, 10_000))));
    await requireAlive(served);
    for (const answer of await cut) assert.match(answer, /^HTTP\/1\.1 408 /);
    await requireAlive(served);
  });
});

describe('attacks by what a body holds', () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "${'&b;'.repeat(10)}"><!ENTITY d "${'&c;'.repeat(10)}">]>`;
  const external = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>';
  const parameter = '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x.dtd"> %b;]>';
  const envelope = (content: string) =>
    `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><GetPlan xmlns="urn:tenantry:ManagedPlans"><GetPlanRequest><planName>${content}</planName></GetPlanRequest></GetPlan></Body></Envelope>`;
  const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;
  const xml: Readonly<Record<string, string>> = {
    'an entity bomb': `${bomb}${envelope('&d;')}`,
    'an external entity': `${external}${envelope('&b;')}`,
    'an external parameter entity': `${parameter}${envelope('x')}`,
    'an entity that is not declared': envelope('&nope;'),
    '100,000 nested elements': deep,
    'an attribute twice': '<a b="1" b="2"/>',
    'half a surrogate': envelope('&#xD800;'),
  };
  const json: Readonly<Record<string, string>> = {
    'a prototype': '{"__proto__": {"isAdministrator": true}, "planName": "MailboxGold"}',
    'a prototype further in': '{"planName": "MailboxGold", "features": {"__proto__": {"x": 1}}}',
    'a constructor': '{"constructor": {"prototype": {"isAdministrator": true}}}',
    '50,000 nested lists': `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    'half a document': '{"planName": ',
    'a number beyond all': '{"planName": 1e400}',
    'a list': '[1, 2, 3]',
  };

  it('are refused in XML, by SOAP and by requests', async () => {
    const served = await serving();
    for (const [name, body] of Object.entries(xml)) {
      for (const path of ['/mpsws/ManagedPlans/Service.asmx', '/requests', simple]) {
        const headers = { 'content-type': 'text/xml' };
        const answer = await served.call(path, { authorization: operator, body, headers });
        const text = await answer.text();
        assert.ok(answer.status >= 400 && answer.status <= 500, `${name} to ${path}: ${answer.status}`);
        assert.match(
          answer.headers.get('tenantry-error') ?? '',
          /^(XML|SOAP|REQUEST|ENGINE)_(?!FAILED|UNEXPECTED)/,
          name,
        );
        assert.doesNotMatch(text, /bbbbbbbbbbbbbbbbbbbb/, name);
      }
      await requireAlive(served);
    }
  });

  it('are refused in JSON, by REST and by deployment, and leave no trace in other objects', async () => {
    const served = await serving();
    for (const [name, body] of Object.entries(json)) {
      for (const path of ['/api/managed-plans/GetPlan', '/deploy/actions']) {
        const headers = { 'content-type': 'application/json' };
        const answer = await served.call(path, { authorization: operator, body, headers });
        assert.ok(answer.status >= 400 && answer.status < 500, `${name} to ${path}: ${answer.status}`);
        assert.doesNotMatch(await answer.text(), /node_modules|at async/, name);
      }
      assert.equal(Object.hasOwn(Object.prototype, 'isAdministrator'), false);
      await requireAlive(served);
    }
  });

  it('are refused for their size, declared or not, before they are held', async () => {
    const served = await serving();
    const types: Readonly<Record<string, string>> = { '/api': 'application/json', '/deploy': 'application/json' };
    const paths = ['/requests', '/mpsws/ManagedPlans/Service.asmx', '/api/managed-plans/GetPlan', '/deploy/actions'];
    for (const path of paths) {
      const type = types[/^\/\w+/.exec(path)?.[0] ?? ''] ?? 'text/xml';
      const head = `POST ${path} HTTP/1.1\r\n${host}\r\nAuthorization: ${operator}\r\nContent-Type: ${type}\r\n`;
      assert.match(await send(served, `${head}Content-Length: 99999999999\r\n\r\n`), /^HTTP\/1\.1 413 /, path);
      const chunk = `100000\r\n${'a'.repeat(0x100000)}\r\n`;
      assert.match(
        await send(served, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(25)}`),
        /^HTTP\/1\.1 413 |^$/,
        path,
      );
      await requireAlive(served);
    }
  });
});
