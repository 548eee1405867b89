import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { requestService } from '@tenantry/requests';
import { type Hosting, hosting } from '@tenantry/testing';
import fc from 'fast-check';
import { type FastifyInstance, fastify } from 'fastify';

// What people and machines send that is no request. Each gets a clear answer soon, changes nothing, and the server goes on.
describe('bad input over HTTP', () => {
  const steps = (inside: string) => `<request><data/><procedure>${inside}</procedure></request>`;
  const execute = (procedure: string, data = '') =>
    steps(
      `<execute namespace="Hosted Email 2007" procedure="${procedure}"><executeData>${data}</executeData></execute>`,
    );
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "lol">${'bcdefgh'
    .split('')
    .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefg'[index]};`.repeat(10)}">`)
    .join('')}]><request><data>&h;</data></request>`;

  const cases: [title: string, body: string | Buffer, code: string, status: number][] = [
    ['no body', '', 'XML_MALFORMED', 400],
    ['text that is no XML', 'hello', 'XML_MALFORMED', 400],
    ['an element that is not closed', '<request><data></request>', 'XML_MALFORMED', 400],
    ['bytes that are no text', Buffer.from([0x3c, 0xff, 0xfe, 0x00, 0x3e]), 'REQUESTS_NOT_TEXT', 400],
    ['an entity bomb', bomb, 'XML_DOCTYPE_REFUSED', 400],
    [
      'an external entity',
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><request><data>&x;</data></request>',
      'XML_DOCTYPE_REFUSED',
      400,
    ],
    ['100,000 nested elements', '<a>'.repeat(100_000) + '</a>'.repeat(100_000), 'XML_TOO_DEEP', 413],
    ['300,000 elements', `<request><data>${'<a/>'.repeat(300_000)}</data></request>`, 'XML_TOO_MANY_NODES', 413],
    ['50 MB', Buffer.alloc(50_000_000, 'a'), 'REQUESTS_BODY_TOO_LARGE', 413],
    ['another vocabulary', '<html/>', 'REQUEST_UNKNOWN_ELEMENT', 400],
    ['a step that does not exist', steps('<exec/>'), 'REQUEST_UNKNOWN_ELEMENT', 400],
    ['an unknown procedure', execute('CreateMailBoxes'), 'ENGINE_UNKNOWN_PROCEDURE', 404],
    ['wrong types', execute('CreateMailbox', '<user>x</user><planName/>'), 'ENGINE_INPUT_INVALID', 400],
    [
      'a request that loops for ever',
      `<request><data><n>9000</n></data><procedure><execute namespace="Managed Hosting" procedure="TestDomainAdmin"><repeat source="data" sourcePath="n"/><forEach name="x" root="data" path="n"/></execute>${'<execute namespace="Managed Hosting" procedure="TestDomainAdmin"><repeat source="data" sourcePath="n"/></execute>'.repeat(8)}</procedure></request>`,
      'ENGINE_TOO_MANY_CALLS',
      422,
    ],
  ];

  for (const [title, body, code, status] of cases) {
    it(`${title}: ${code}`, async () => {
      const { hoster, server } = await open();
      const before = await hoster.everything();
      const answer = await post(server, body);

      assert.match(answer.body, new RegExp(`name="${code}"`), answer.body.slice(0, 500));
      assert.equal(answer.statusCode, status);
      assert.deepEqual(await hoster.everything(), before);
    });
  }

  it('missing privileges: ENGINE_TRUSTED_REQUEST_REFUSED', async () => {
    const { server } = await open();
    const answer = await post(server, execute('CreateMailbox'), 'customer');
    assert.match(answer.body, /name="ENGINE_TRUSTED_REQUEST_REFUSED"/);
    assert.equal(answer.statusCode, 403);
  });

  it('anything else: an answer with a code, never a crash', async () => {
    const { hoster, server } = await open();
    const before = await hoster.everything();
    const piece = fc.constantFrom(
      '<request>',
      '</request>',
      '<data>',
      '</data>',
      '<procedure>',
      '</procedure>',
      '<execute namespace="Hosted Email 2007" procedure="CreateMailbox">',
      '</execute>',
      '<executeData><user>LDAP://</user>',
      '</executeData>',
      '<try>',
      '</try><catch>',
      '</catch>',
      '<before source="data" destination="data" mode="move"/>',
      '<forEach name="data" root="x"/>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?xml version="1.0"?>',
      '&amp;',
      '&#0;',
      '&#x1F600;',
      '\u0000',
      '\ud800',
      ' ',
      'text',
      '<a b="c" b="c"/>',
      '<x:y/>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const { statusCode, body } = await post(server, pieces.join(''));
        // A lucky one is a request without steps.
        assert.ok(statusCode === 200 || /name="[A-Z]+_[A-Z_]+"/.test(body), `${statusCode} ${body}`);
        assert.notEqual(statusCode, 500);
      }),
      { numRuns: 300 },
    );
    assert.deepEqual(await hoster.everything(), before);
  });
});

/** A hoster behind HTTP. */
async function open(): Promise<{ hoster: Hosting; server: FastifyInstance }> {
  const hoster = await hosting();
  const server = fastify();
  await server.register(requestService, {
    client: hoster.client,
    ready: () => true,
    // The user name says who it is: these tests are about bodies.
    authenticate: async ({ headers: { authorization } }) => ({
      trustee: authorization === basic('customer') ? hoster.acme.administrator : 'system',
    }),
    seesAll: async () => true,
  });
  return { hoster, server };
}

async function post(server: FastifyInstance, payload: string | Buffer, user = 'system') {
  const authorization = basic(user);
  return server.inject({
    method: 'POST',
    url: '/requests',
    headers: { 'content-type': 'text/xml', authorization },
    payload,
  });
}

function basic(user: string): string {
  return `Basic ${Buffer.from(`${user}:any`).toString('base64')}`;
}
