import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type ConnectionOptions, connect, type PeerCertificate } from 'node:tls';

import { testPassword } from '@tenantry/testing';
import {
  type KeyPair,
  makeAuthority,
  makeClientCertificate,
  makeServerCertificate,
} from '@tenantry/testing/certificates';
import { basic, serving } from '@tenantry/testing/serving';

import { readTlsFiles, requireSafe } from './http-tls.ts';
import { readSettings } from './settings.ts';

describe('plain HTTP', () => {
  const at = (flags: Record<string, string>) => readSettings({ flags, environment: {}, folder: '/' });

  it('is for this machine only, unless somebody says otherwise', () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.8.8', '::1']) requireSafe(at({ host }));
    requireSafe(at({ host: '0.0.0.0', plainHttp: 'true' }));
    requireSafe(at({ host: '0.0.0.0', tlsCertificate: 'a.pem', tlsKey: 'b.pem' }));
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'localhost.example', '127.0.0.1.example']) {
      assert.throws(() => requireSafe(at({ host })), {
        code: 'CLI_PLAIN_HTTP_REFUSED',
        message: new RegExp(`"${host}"`),
      });
    }
  });

  it('is refused before anything listens', async () => {
    await assert.rejects(serving({ flags: { host: '0.0.0.0' } }), { code: 'CLI_PLAIN_HTTP_REFUSED' });
  });
});

describe('https', () => {
  let folder: string;
  let authority: KeyPair;
  let machines: KeyPair;
  const file = (name: string) => join(folder, name);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenantry-tls-'));
    authority = await makeAuthority('Servers');
    machines = await makeAuthority('Machines');
    await writePair('server', await makeServerCertificate(authority));
    await writePair('next', await makeServerCertificate(authority));
    await writeFile(file('machines.pem'), machines.cert);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('signs in the user whom a certificate names, by address or common name', async () => {
    const { server, hoster } = await open();
    const byName = await makeClientCertificate(machines, 'admin@acme.example');
    const byAddress = await makeClientCertificate(machines, 'Portal 7', 'admin@rival.example');

    assert.equal((await get(server.address, byName)).status, 200);
    const made = await get(server.address, byAddress, '/api/managed-active-directory/CreateUser', {
      container: hoster.rival.path,
      userPrincipalName: 'ann@rival.example',
    });
    assert.equal(made.status, 200);
    const [last] = await hoster.client.list({ limit: 1 });
    assert.equal(last?.trustee, hoster.rival.administrator);
  });

  it('lets nobody in by a certificate of anybody else, of a stranger, or of one who is disabled', async () => {
    const { server, hoster } = await open();
    const stranger = await makeClientCertificate(machines, 'nobody@acme.example');
    const foreign = await makeClientCertificate(authority, 'admin@acme.example');
    const disabled = await makeClientCertificate(machines, 'admin@rival.example');
    await hoster.directory.modify(hoster.rival.administrator, { userAccountControl: ['514'] });

    for (const pair of [undefined, stranger, foreign, disabled]) {
      assert.equal((await get(server.address, pair)).status, 401);
    }
    // Who sends credentials is who they say, whatever certificate comes along.
    const headers = { authorization: basic('admin@acme.example', testPassword) };
    assert.equal((await get(server.address, stranger, '/api/requests', undefined, headers)).status, 200);
  });

  it('speaks nothing but TLS 1.2 and later', async () => {
    const { server } = await open();
    const port = Number(new URL(server.address).port);
    await assert.rejects(peerOf(port, { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' }), {
      code: /^ERR_SSL|ECONNRESET|EPROTO/,
    });
    assert.ok((await peerOf(port)).serialNumber);
  });

  it('takes a new certificate while it runs, and keeps the old one when the files do not fit', async () => {
    const { server } = await open();
    const port = Number(new URL(server.address).port);
    const first = (await peerOf(port)).fingerprint256;

    await copyFile(file('next.crt'), file('server.crt'));
    await assert.rejects(server.reloadTls(), { code: 'CLI_TLS_FILES_INVALID' });
    assert.equal((await peerOf(port)).fingerprint256, first);
    await copyFile(file('next.key'), file('server.key'));
    await server.reloadTls();
    assert.notEqual((await peerOf(port)).fingerprint256, first);
    // The authorities of callers are still those.
    assert.equal((await get(server.address, await makeClientCertificate(machines, 'admin@acme.example'))).status, 200);
  });

  it('is refused with files that are not there or hold something else', async () => {
    const settings = { certificateFile: file('next.crt'), keyFile: file('next.key'), clientAuthoritiesFile: undefined };
    await writeFile(file('text.pem'), 'text');
    await assert.rejects(readTlsFiles({ ...settings, keyFile: file('none.key') }), { code: 'CLI_FILE_UNREADABLE' });
    await assert.rejects(readTlsFiles({ ...settings, certificateFile: file('text.pem') }), {
      code: 'CLI_TLS_FILES_INVALID',
    });
    await assert.rejects(readTlsFiles({ ...settings, clientAuthoritiesFile: file('text.pem') }), {
      code: 'CLI_TLS_FILES_INVALID',
    });
  });

  async function writePair(name: string, { cert, key }: KeyPair): Promise<void> {
    await writeFile(file(`${name}.crt`), cert);
    await writeFile(file(`${name}.key`), key, { mode: 0o600 });
  }

  function open() {
    return serving({
      flags: { tlsCertificate: file('server.crt'), tlsKey: file('server.key'), tlsClientCa: file('machines.pem') },
    });
  }

  function peerOf(port: number, options: ConnectionOptions = {}): Promise<PeerCertificate> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, ca: authority.cert, ...options }, () => {
        resolve(socket.getPeerCertificate());
        socket.end();
      });
      socket.on('error', reject);
    });
  }

  function get(
    address: string,
    pair: KeyPair | undefined,
    ...[path = '/api/requests', json, headers = {}]: [string?, object?, Record<string, string>?]
  ): Promise<{ readonly status: number | undefined }> {
    return new Promise((resolve, reject) => {
      const asked = request(`${address}${path}`, {
        method: json ? 'POST' : 'GET',
        ca: authority.cert,
        agent: false,
        ...pair,
        headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      });
      asked.on('response', (answer) => answer.resume().on('end', () => resolve({ status: answer.statusCode })));
      asked.on('error', reject);
      asked.end(json && JSON.stringify(json));
    });
  }
});
