import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';

import { parseXml } from '@tenantry/schema';
import { type Hosting, hosting, testPassword } from '@tenantry/testing';
import { type FastifyInstance, fastify } from 'fastify';

import { bookService } from './book-service.ts';

describe('the offline address book service', () => {
  it('hands out a book directly after the first mailbox (KB 939560)', async () => {
    const { get, hoster } = await open();
    await hoster.acme.mailboxUser('ann');
    const book = await bookOf(hoster, hoster.acme.path);

    const manifest = await get(`${book}/oab.xml`, 'ann@acme.example');

    assert.deepEqual([manifest.statusCode, manifest.headers['content-type']], [200, 'text/xml']);
    const files = filesOf(manifest.payload);
    assert.equal(files.filter(({ kind }) => kind === 'Full').length, 1);
    assert.ok(files.some(({ kind, language }) => kind === 'Template' && language === '0409'));
    for (const { name, size, sha1 } of files) {
      const { statusCode, rawPayload } = await get(`${book}/${name}`, 'ann@acme.example');
      const digest = createHash('sha1').update(rawPayload).digest('hex').toUpperCase();
      assert.deepEqual([statusCode, rawPayload.length, digest], [200, size, sha1], name);
    }
  });

  it('answers users of other organizations as if there were no book, and makes none for them', async () => {
    const { get, hoster } = await open();
    await hoster.acme.mailboxUser('ann');
    await hoster.rival.mailboxUser('eve');
    const book = await bookOf(hoster, hoster.acme.path);

    const foreign = await get(`${book}/oab.xml`, 'eve@rival.example');
    const unknown = await get('11111111-2222-3333-4444-555555555555/oab.xml', 'eve@rival.example');

    assert.equal(foreign.statusCode, 404);
    assert.equal(foreign.headers['tenantry-error'], 'OAB_NO_SUCH_FILE');
    assert.deepEqual(told(foreign), told(unknown));
    const { rows } = await hoster.pool.query('select from offline_address_books.version');
    assert.equal(rows.length, 0);
  });

  it('hands out nothing of another organization once it is made, whatever the file', async () => {
    const { get, hoster } = await open();
    await hoster.acme.mailboxUser('ann');
    await hoster.rival.mailboxUser('eve');
    const book = await bookOf(hoster, hoster.acme.path);
    const own = await bookOf(hoster, hoster.rival.path);
    const files = filesOf((await get(`${book}/oab.xml`, 'ann@acme.example')).payload);

    for (const { name } of [{ name: 'oab.xml' }, ...files]) {
      for (const path of [`${book}/${name}`, `${own}/${name}`, `${own}/..%2F${book}%2F${name}`]) {
        const { statusCode, payload } = await get(path, 'eve@rival.example');
        const isOwn = path === `${own}/oab.xml`;
        assert.equal(statusCode, isOwn ? 200 : 404, path);
        assert.ok(!payload.includes('ann@acme.example'));
      }
    }
  });

  it('knows administrators above, and nobody without a password', async () => {
    const { get, server, hoster } = await open();
    await hoster.acme.mailboxUser('ann');
    const book = await bookOf(hoster, hoster.acme.path);

    assert.equal((await get(`${book}/oab.xml`, 'reseller@fabrikam.com')).statusCode, 200);
    assert.equal((await get(`${book}/oab.xml`, 'ann@acme.example', { password: 'wrong' })).statusCode, 401);
    const anonymous = await server.inject({ url: `/OAB/${book}/oab.xml` });
    assert.equal(anonymous.statusCode, 401);
    assert.match(String(anonymous.headers['www-authenticate']), /^Basic /);
    assert.equal(anonymous.headers['tenantry-error'], 'OAB_UNAUTHENTICATED');
  });

  it('answers conditions and ranges', async () => {
    const { get, hoster } = await open();
    await hoster.acme.mailboxUser('ann');
    const book = await bookOf(hoster, hoster.acme.path);
    const user = 'ann@acme.example';
    const [details] = filesOf((await get(`${book}/oab.xml`, user)).payload);
    const path = `${book}/${details?.name}`;
    const whole = await get(path, user);
    const { etag = '', 'last-modified': modified = '' } = whole.headers as Record<string, string>;
    const ask = async (headers: Record<string, string>) => {
      const { statusCode, rawPayload, headers: given } = await get(path, user, { headers });
      return [statusCode, rawPayload.toString('hex'), given['content-range']];
    };

    const size = whole.rawPayload.length;
    assert.deepEqual(await ask({ 'if-none-match': etag }), [304, '', undefined]);
    assert.deepEqual(await ask({ 'if-modified-since': modified }), [304, '', undefined]);
    assert.deepEqual(await ask({ range: 'bytes=0-3' }), [206, '03000000', `bytes 0-3/${size}`]);
    assert.deepEqual(await ask({ range: `bytes=${size - 2}-` }), [
      206,
      whole.rawPayload.subarray(-2).toString('hex'),
      `bytes ${size - 2}-${size - 1}/${size}`,
    ]);
    assert.deepEqual(await ask({ range: `bytes=${size}-` }), [416, '', `bytes */${size}`]);
    assert.deepEqual((await ask({ range: 'bytes=0-3', 'if-range': '"other"' }))[0], 200);
    const { statusCode, rawPayload, headers } = await get(path, user, { method: 'HEAD' });
    assert.deepEqual([statusCode, rawPayload.length, headers['content-length']], [200, 0, String(size)]);
  });

  it('serves unchanged books for ever, and the former version to who is half-way through', async () => {
    const { get, hoster } = await open();
    const ann = await hoster.acme.mailboxUser('ann');
    const book = await bookOf(hoster, hoster.acme.path);
    const user = 'ann@acme.example';
    const first = filesOf((await get(`${book}/oab.xml`, user)).payload);
    await hoster.pool.query("update offline_address_books.version set made_at = now() - interval '31 days'");

    await hoster.run('Hosted Email 2007::RebuildOfflineAddressBook', { organization: hoster.acme.path });
    assert.deepEqual(filesOf((await get(`${book}/oab.xml`, user)).payload), first);
    await hoster.directory.modify(ann, { title: ['Chief'] });
    await hoster.run('Hosted Email 2007::RebuildOfflineAddressBook', { organization: hoster.acme.path });

    const second = filesOf((await get(`${book}/oab.xml`, user)).payload);
    assert.deepEqual([first[0]?.sequence, second[0]?.sequence], ['1', '2']);
    for (const { name } of [...first, ...second]) assert.equal((await get(`${book}/${name}`, user)).statusCode, 200);
  });

  it('generates a book once for many who ask at the same time', async () => {
    const { get, hoster } = await open();
    await hoster.acme.mailboxUser('ann');
    const book = await bookOf(hoster, hoster.acme.path);

    const answers = await Promise.all(Array.from({ length: 8 }, () => get(`${book}/oab.xml`, 'ann@acme.example')));

    assert.deepEqual([...new Set(answers.map(({ statusCode }) => statusCode))], [200]);
    assert.equal(new Set(answers.map(({ payload }) => payload)).size, 1);
    const { rows } = await hoster.pool.query('select sequence from offline_address_books.version');
    assert.deepEqual(rows, [{ sequence: 1 }]);
  });

  it('gives every organization a book of its own, imported or not (KB 947005)', async () => {
    const { hoster } = await open();
    await hoster.acme.mailboxUser('ann');
    await hoster.rival.mailboxUser('eve');
    assert.notEqual(await bookOf(hoster, hoster.acme.path), await bookOf(hoster, hoster.rival.path));
  });
});

interface Asking {
  readonly password?: string;
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Record<string, string>;
}

async function open() {
  const server = fastify();
  after(() => server.close());
  const hoster = await hosting();
  await server.register(bookService, {
    prefix: '/OAB',
    client: hoster.client,
    books: hoster.addressBooks,
    belongsTo: (caller, organization) => hoster.accounts.belongsTo(caller, organization),
    authenticate: async ({ headers: { authorization } }) => {
      const [user = '', password = ''] = Buffer.from(authorization?.slice('Basic '.length) ?? '', 'base64')
        .toString()
        .split(':');
      return hoster.accounts.authenticate(user, password);
    },
  });
  return { server, hoster, get: (path: string, user: string, more?: Asking) => ask(server, { path, user, ...more }) };
}

function ask(
  server: FastifyInstance,
  { path, user, password, method, headers }: Asking & { path: string; user: string },
) {
  const credentials = Buffer.from(`${user}:${password ?? testPassword}`).toString('base64');
  return server.inject({
    method: method ?? 'GET',
    url: `/OAB/${path}`,
    headers: { ...headers, authorization: `Basic ${credentials}` },
  });
}

async function bookOf({ directory }: Hosting, organization: string): Promise<string> {
  return (
    await directory.read(
      organization.replace('LDAP://', 'LDAP://<WKGUID=D22DFCC5B73645E99E16C9AD3D61F34F,').concat('>'),
    )
  ).guid;
}

function told({ statusCode, payload, headers }: { statusCode: number; payload: string; headers: object }) {
  return { statusCode, payload, headers: { ...headers, date: undefined } };
}

function filesOf(manifest: string) {
  const [list] = parseXml(manifest).children;
  const files = typeof list === 'object' ? list.children : [];
  return files.flatMap((file) =>
    typeof file === 'object'
      ? [
          {
            kind: file.name,
            name: String(file.children[0]),
            size: Number(file.attributes['size']),
            sha1: file.attributes['SHA'],
            sequence: file.attributes['seq'],
            language: file.attributes['langid'],
          },
        ]
      : [],
  );
}
