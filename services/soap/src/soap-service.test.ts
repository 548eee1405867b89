import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { type Element, parseXml, renderXml } from '@tenantry/schema';
import { hosting } from '@tenantry/testing';
import { type FastifyInstance, fastify } from 'fastify';

import { generalService } from './general-service.ts';
import { soapService } from './soap-service.ts';
import { webService } from './web-service.ts';

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const email = 'urn:tenantry:HostedEmail2007';
const address = '/mpsws/HostedEmail2007/Service.asmx';
const versions = [
  { name: '1.1', envelope: soap11, contentType: 'text/xml; charset=utf-8' },
  { name: '1.2', envelope: soap12, contentType: 'application/soap+xml; charset=utf-8' },
] as const;
type Version = (typeof versions)[number];
const [first, second] = versions;

describe('SOAP', () => {
  for (const version of versions) {
    describe(version.name, () => {
      it('calls a method and gives its result in the same version', async () => {
        const { hoster, call } = await open();
        const user = await hoster.acme.mailboxUser(`ann${version.name}`);

        const { status, headers, content } = await call(version, get(user));

        assert.equal(status, 200);
        assert.equal(headers['content-type'], version.contentType);
        assert.equal(content.name, 'GetMailboxResponse');
        assert.equal(content.attributes['xmlns'], email);
        assert.equal(textAt(content, 'GetMailboxResult', 'alias'), `ann${version.name}`);
        assert.equal(
          textAt(content, 'GetMailboxResult', 'emailAddresses', 'value'),
          `SMTP:ann${version.name}@acme.example`,
        );
      });

      it('tells an error of the engine with its code, request and procedures', async () => {
        const { hoster, call } = await open();
        const { status, headers, content } = await call(version, get(hoster.paths.acme.administrator));

        assert.equal(status, version.name === '1.1' ? 500 : 400);
        const detail = detailOf(content);
        assert.equal(faultCodeOf(content), version.name === '1.1' ? 'soap:Client' : 'soap:Sender');
        assert.equal(textAt(detail, 'code'), headers['tenantry-error']);
        assert.equal(textAt(detail, 'requestId'), headers['tenantry-request-id']);
        assert.match(textAt(detail, 'hresult'), /^0x8[0-9a-f]{7}$/);
        assert.equal(textAt(detail, 'callStack', 'procedure', 'name'), 'GetMailbox');
        assert.equal(
          (await hoster.client.explain(textAt(detail, 'requestId')))?.title,
          'Hosted Email 2007::GetMailbox',
        );
      });

      it('tells the path of a value that the schema refuses', async () => {
        const { call } = await open();
        const body = method('CreateMailbox', '<user>LDAP://CN=x</user><alias>a</alias>');
        const { content } = await call(version, body);

        const detail = detailOf(content);
        assert.equal(textAt(detail, 'code'), 'SOAP_INPUT_INVALID');
        assert.equal(textAt(detail, 'invalidValues', 'value', 'path'), 'alias');
        assert.match(textAt(detail, 'invalidValues', 'value', 'expected'), /"planName"/);
      });

      it('tells the path of a value that a facet refuses', async () => {
        const { call } = await open();
        const rest =
          '<planName>MailboxGold</planName><alias>a b</alias><emailAddresses><value>SMTP:a@acme.example</value></emailAddresses>';
        const { content } = await call(version, method('CreateMailbox', `<user>LDAP://CN=x</user>${rest}`));

        const detail = detailOf(content);
        assert.equal(textAt(detail, 'code'), 'ENGINE_INPUT_INVALID');
        assert.equal(textAt(detail, 'invalidValues', 'value', 'path'), 'alias');
      });

      it('refuses headers that must be understood, and leaves others aside', async () => {
        const { call } = await open();
        const must = (who: string) => `<x:Security xmlns:x="urn:x" s:mustUnderstand="1"${who}/>`;
        const other = version.name === '1.1' ? ' s:actor="urn:somebody"' : ' s:role="urn:somebody"';
        const refused = await call(version, get('LDAP://CN=x'), { header: must('') });
        const passed = await call(version, get('LDAP://CN=x'), { header: `${must(other)}<x:Hint xmlns:x="urn:x"/>` });

        assert.equal(refused.status, 500);
        assert.equal(faultCodeOf(refused.content), 'soap:MustUnderstand');
        assert.equal(refused.headers['tenantry-error'], 'SOAP_HEADER_NOT_UNDERSTOOD');
        assert.equal(passed.headers['tenantry-error'], 'ENGINE_NO_SUCH_OBJECT');
        const named = '<soap:Header><soap:NotUnderstood qname="ns:Security" xmlns:ns="urn:x"/></soap:Header>';
        assert.equal(refused.text.includes(named), version.name === '1.2', refused.text);
      });

      it('refuses who is nobody', async () => {
        const { call } = await open();
        const { status, headers, content } = await call(version, get('LDAP://CN=x'), { user: 'nobody' });

        assert.equal(status, 401);
        assert.match(String(headers['www-authenticate']), /^Basic /);
        assert.equal(headers['content-type'], version.contentType);
        assert.equal(textAt(detailOf(content), 'code'), 'SOAP_UNAUTHENTICATED');
      });
    });
  }

  it('judges the caller as any request does', async () => {
    const { hoster, call } = await open();
    const user = await hoster.acme.mailboxUser('ivan');

    const { headers } = await call(first, get(user), { user: hoster.rival.administrator });

    assert.equal(headers['tenantry-error'], 'ENGINE_NO_SUCH_OBJECT');
  });

  it('answers a repeated idempotency key with the first outcome', async () => {
    const { hoster, call } = await open();
    const user = await hoster.acme.user('kim');
    const body = method(
      'CreateMailbox',
      `<user>${user}</user><planName>MailboxGold</planName><alias>kim</alias><emailAddresses><value>SMTP:kim@acme.example</value></emailAddresses>`,
    );
    const once = await call(first, body, { headers: { 'idempotency-key': 'kim-1' } });
    const again = await call(first, body, { headers: { 'idempotency-key': 'kim-1' } });

    assert.equal(once.status, 200);
    assert.equal(again.headers['tenantry-request-id'], once.headers['tenantry-request-id']);
    assert.equal(renderXml(again.content), renderXml(once.content));
  });

  it('submits a whole request and gives its response', async () => {
    const { hoster, call } = await open();
    const document = `<request><data/><procedure><execute namespace="Hosted Email 2007" procedure="GetMailbox"><executeData><user>${await hoster.acme.mailboxUser('lea')}</user></executeData><after source="executeData" destination="data" mode="merge"/></execute></procedure></request>`;
    const body = parseXml(`<SubmitMPSRequest xmlns="urn:tenantry:MPSGeneral"><request/></SubmitMPSRequest>`);
    const [request] = body.children;
    if (typeof request === 'object') request.children = [document];
    const submit = (user: string) => call(first, renderXml(body), { url: '/mpsws/MPSGeneral/Service.asmx', user });

    const done = await submit('system');
    const refused = await submit(hoster.acme.administrator);

    const response = parseXml(textAt(done.content, 'SubmitMPSRequestResult'));
    assert.equal(response.name, 'response');
    assert.match(renderXml(response), /<alias>lea<\/alias>/);
    assert.match(textAt(refused.content, 'SubmitMPSRequestResult'), /ENGINE_TRUSTED_REQUEST_REFUSED/);
  });

  it('logs a call without its secrets', async () => {
    const { hoster, call, lines } = await open();
    const user = await hoster.acme.user('mia');
    const body = `<SetUserPassword xmlns="urn:tenantry:HostedActiveDirectory"><SetUserPasswordRequest><path>${user}</path><newPassword>Very-secret-1</newPassword></SetUserPasswordRequest></SetUserPassword>`;
    const { headers, text } = await call(first, body, { url: '/mpsws/HostedActiveDirectory/Service.asmx' });

    const line = lines.find(({ msg }) => msg === 'SOAP call');
    assert.equal(line?.['operation'], 'SetUserPassword', text);
    assert.equal(line?.['requestId'], headers['tenantry-request-id']);
    assert.match(String(line?.['request']), /<newPassword>\*\*\*<\/newPassword>/);
    assert.doesNotMatch(JSON.stringify(lines), /Very-secret/);
  });

  it('takes the call of the guide', async () => {
    const { hoster, send } = await open();
    const guide = await readFile(new URL('../../../docs/guides/soap.md', import.meta.url), 'utf8');
    const [, message = ''] = /--data-binary '\n(.*?)'\n/s.exec(guide) ?? [];
    const user = await hoster.acme.mailboxUser('ann');

    const { content } = await send(message.replace(/LDAP:[^<]*/, user), first, {});

    assert.equal(textAt(content, 'GetMailboxResult', 'alias'), 'ann');
  });

  it('finds a service without regard to case, and tells the others where there is none', async () => {
    const { server, call } = await open();
    const found = await call(first, get('LDAP://CN=x'), { url: '/mpsws/hostedemail2007/service.ASMX' });
    const missing = await call(first, get('LDAP://CN=x'), { url: '/mpsws/HostedFax/Service.asmx' });
    const page = await server.inject({ url: '/mpsws/' });

    assert.equal(found.headers['tenantry-error'], 'ENGINE_NO_SUCH_OBJECT');
    assert.equal(missing.status, 404);
    assert.equal(missing.headers['tenantry-error'], 'SOAP_NO_SUCH_SERVICE');
    assert.match(page.body, /HostedEmail2007\/Service\.asmx\?wsdl/);
  });

  it('takes only GET and POST', async () => {
    const { server } = await open();
    const answer = await server.inject({ method: 'PUT', url: address });

    assert.equal(answer.statusCode, 405);
    assert.equal(answer.headers['allow'], 'GET, POST');
    assert.equal(answer.headers['tenantry-error'], 'SOAP_METHOD_NOT_ALLOWED');
  });

  // What is no call. Each gets its fault soon, changes nothing, and the server goes on.
  const bomb = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>`;
  const cases: [title: string, message: string | Buffer, code: string, options?: CallOptions][] = [
    ['no message', '', 'XML_MALFORMED'],
    ['text', 'hello', 'XML_MALFORMED'],
    ['a message that is cut off', envelope(first, get('LDAP://CN=x')).slice(0, -30), 'XML_MALFORMED'],
    ['bytes that are no text', Buffer.from([0x3c, 0xff, 0xfe, 0x00, 0x3e]), 'XML_MALFORMED'],
    ['an entity bomb', bomb + envelope(first, get('&b;')), 'XML_DOCTYPE_REFUSED'],
    [
      'an external entity',
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>${envelope(first, get('&b;'))}`,
      'XML_DOCTYPE_REFUSED',
    ],
    ['100,000 nested elements', envelope(first, '<a>'.repeat(100_000) + '</a>'.repeat(100_000)), 'XML_TOO_DEEP'],
    ['300,000 elements', envelope(first, `<a>${'<b/>'.repeat(300_000)}</a>`), 'XML_TOO_MANY_NODES'],
    ['21 MB', Buffer.alloc(21_000_000, 'a'), 'SOAP_BODY_TOO_LARGE'],
    ['another vocabulary', '<html/>', 'SOAP_ENVELOPE_INVALID'],
    ['an envelope of another version', '<Envelope xmlns="urn:soap:2.0"/>', 'SOAP_VERSION_MISMATCH'],
    ['an envelope without body', `<e:Envelope xmlns:e="${soap11}"/>`, 'SOAP_ENVELOPE_INVALID'],
    ['an empty body', envelope(first, ''), 'SOAP_ENVELOPE_INVALID'],
    ['two methods', envelope(first, get('a') + get('b')), 'SOAP_ENVELOPE_INVALID'],
    ['another method', envelope(first, `<GetFax xmlns="${email}"/>`), 'SOAP_UNKNOWN_OPERATION'],
    ['a method of Object', envelope(first, `<toString xmlns="${email}"/>`), 'SOAP_UNKNOWN_OPERATION'],
    ['another namespace', envelope(first, '<GetMailbox xmlns="urn:other"/>'), 'SOAP_UNKNOWN_OPERATION'],
    [
      'another action',
      envelope(first, get('a')),
      'SOAP_ACTION_MISMATCH',
      { headers: { soapaction: `"${email}/DeleteMailbox"` } },
    ],
    ['JSON', '{}', 'SOAP_WRONG_CONTENT_TYPE', { headers: { 'content-type': 'application/json' } }],
    ['a form', 'a=b', 'SOAP_WRONG_CONTENT_TYPE', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    [
      'another charset',
      envelope(first, get('a')),
      'SOAP_WRONG_CONTENT_TYPE',
      { headers: { 'content-type': 'text/xml; charset=ebcdic' } },
    ],
    ['SOAP 1.2 as text/xml', envelope(second, get('a')), 'SOAP_WRONG_CONTENT_TYPE'],
    [
      'an element too many',
      envelope(first, method('GetMailbox', '<user>a</user><user>b</user>')),
      'SOAP_INPUT_INVALID',
    ],
    [
      'an element of another namespace',
      envelope(first, method('GetMailbox', '<user xmlns="">a</user>')),
      'SOAP_INPUT_INVALID',
    ],
    [
      'a prototype',
      envelope(first, method('GetMailbox', '<__proto__><user>a</user></__proto__>')),
      'SOAP_INPUT_INVALID',
    ],
    [
      'an attribute called as a method of Object',
      envelope(first, method('GetMailbox', '<user constructor="a">a</user>')),
      'SOAP_INPUT_INVALID',
    ],
  ];
  it('answers whatever is no call with its fault', async () => {
    const { send } = await open();
    const found: Record<string, unknown> = {};
    for (const [title, message, , options] of cases) {
      const { headers, content } = await send(message, first, options);
      found[title] = content.name === 'soap:Fault' ? headers['tenantry-error'] : content.name;
    }

    assert.deepEqual(found, Object.fromEntries(cases.map(([title, , code]) => [title, code])));
  });

  it('says which versions it speaks', async () => {
    const { send } = await open();
    const answer = await send('<Envelope xmlns="urn:soap:2.0"/>', second, {});

    assert.equal(faultCodeOf(answer.content), 'soap:VersionMismatch');
    assert.match(
      answer.text,
      /<soap:Upgrade><soap:SupportedEnvelope qname="ns:Envelope" xmlns:ns="http:\/\/www.w3.org\/2003\/05\/soap-envelope"\/>/,
    );
  });

  it('takes UTF-16, as old clients send it', async () => {
    const { send } = await open();
    const text = Buffer.from(`\ufeff${envelope(first, get('LDAP://CN=x'))}`, 'utf16le');
    const { headers } = await send(text, first, { headers: { 'content-type': 'text/xml; charset=utf-16' } });

    assert.equal(headers['tenantry-error'], 'ENGINE_NO_SUCH_OBJECT');
  });
});

/** A hoster behind HTTP. */
async function open() {
  const hoster = await hosting();
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>);
  const server = fastify({ logger: { level: 'info', stream: { write } } });
  await server.register(soapService, {
    prefix: '/mpsws',
    client: hoster.client,
    services: [
      webService({ name: 'HostedEmail2007', namespace: 'Hosted Email 2007' }),
      webService({ name: 'HostedActiveDirectory', namespace: 'Hosted Active Directory' }),
      generalService,
    ],
    logCalls: true,
    // The header says who it is: these tests are about messages.
    authenticate: async ({ headers: { authorization } }) =>
      authorization === undefined || authorization === 'nobody' ? undefined : { trustee: authorization },
  });
  const send = (payload: string | Buffer, version: Version, options: CallOptions = {}) =>
    sendTo(server, { payload, version, ...options });
  const call = (version: Version, body: string, options: CallOptions = {}) =>
    send(envelope(version, body, options.header), version, options);
  return { hoster, server, lines, send, call };
}

interface CallOptions {
  readonly url?: string;
  readonly user?: string;
  readonly header?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Message extends CallOptions {
  readonly payload: string | Buffer;
  readonly version: Version;
}

async function sendTo(server: FastifyInstance, { payload, version, url = address, user = 'system', headers }: Message) {
  const answer = await server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': version.contentType, authorization: user, ...headers },
    payload,
  });
  const root = parseXml(answer.body);
  const body = root.children.at(-1);
  const content = typeof body === 'object' ? body.children[0] : undefined;
  assert.ok(typeof content === 'object', answer.body);
  return { status: answer.statusCode, headers: answer.headers, content, text: answer.body };
}

function envelope(version: Version, body: string, header = ''): string {
  const headers = header === '' ? '' : `<s:Header>${header}</s:Header>`;
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${version.envelope}">${headers}<s:Body>${body}</s:Body></s:Envelope>`;
}

function method(name: string, content: string): string {
  return `<${name} xmlns="${email}"><${name}Request>${content}</${name}Request></${name}>`;
}

function get(user: string): string {
  return method('GetMailbox', `<user>${user}</user>`);
}

/** Text of the first descendant on a path. */
function textAt(element: Element, ...path: readonly string[]): string {
  const [name, ...rest] = path;
  if (name === undefined) return element.children.filter((child) => typeof child === 'string').join('');
  const child = element.children.find((each) => typeof each === 'object' && each.name === name);
  assert.ok(typeof child === 'object', `no ${name} in ${renderXml(element)}`);
  return textAt(child, ...rest);
}

function faultCodeOf(fault: Element): string {
  return fault.children.some((child) => typeof child === 'object' && child.name === 'faultcode')
    ? textAt(fault, 'faultcode')
    : textAt(fault, 'soap:Code', 'soap:Value');
}

function detailOf(fault: Element): Element {
  const detail = fault.children.at(-1);
  const inner = typeof detail === 'object' ? detail.children[0] : undefined;
  assert.ok(typeof inner === 'object' && inner.name === 'ProvisioningFault', renderXml(fault));
  return inner;
}
