import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it, type TestContext } from 'node:test';

import { BerReader, BerWriter } from 'ldapts';

import { detectFlavour } from './detect-flavour.ts';

describe('what a controller is', () => {
  it('is told by what it says of itself', async (t) => {
    const samba = { supportedCapabilities: '1.2.840.113556.1.4.800' };
    assert.equal((await detectFlavour(optionsFor(await answering(t, samba)))).name, 'active-directory');
    const openLdap = { objectClass: 'OpenLDAProotDSE', namingContexts: 'dc=fabrikam,dc=com' };
    assert.equal((await detectFlavour(optionsFor(await answering(t, openLdap)))).name, 'openldap');
  });

  it('is refused when it is nothing that is known here', async (t) => {
    const url = await answering(t, { vendorName: 'Another Directory', namingContexts: 'dc=fabrikam,dc=com' });
    await assert.rejects(detectFlavour(optionsFor(url)), {
      code: 'DIRECTORY_UNKNOWN_SERVER',
      message: /dc1 is Another Directory/,
    });
    await assert.rejects(detectFlavour({ ...optionsFor(url), controllers: [] }), { code: 'DIRECTORY_UNKNOWN_SERVER' });
  });

  it('is asked of the next one while one cannot be reached', async (t) => {
    const url = await answering(t, { supportedCapabilities: '1.2.840.113556.1.4.800' });
    const options = optionsFor('ldap://127.0.0.1:1');
    await assert.rejects(detectFlavour(options), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
    const controllers = [...options.controllers, { name: 'dc2', url }];
    assert.equal((await detectFlavour({ ...options, controllers })).name, 'active-directory');
  });
});

function optionsFor(url: string) {
  const controllers = [{ name: 'dc1', url }];
  return { controllers, bindDn: 'cn=x', password: 'x', startTls: false, tls: {}, domain: undefined };
}

/** Tags of RFC 4511 section 4.2 to 4.5. */
const tags = { bind: 0x60, bound: 0x61, search: 0x63, entry: 0x64, done: 0x65 } as const;
const sequence = 0x30;
const setOf = 0x31;

/** A server that lets everybody in and has one entry, which is at the top of everything. */
async function answering(t: TestContext, root: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      // The requests of this test are so short that each comes in one piece.
      const reader = new BerReader(bytes);
      reader.readSequence();
      const id = reader.readInt() ?? 0;
      const kind = reader.peek();
      if (kind === tags.bind) socket.write(message(id, tags.bound, succeeded));
      if (kind === tags.search) {
        socket.write(message(id, tags.entry, (writer) => writeEntry(writer, root)));
        socket.write(message(id, tags.done, succeeded));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  t.after(() => server.close());
  const address = server.address();
  return `ldap://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

function message(id: number, tag: number, content: (writer: BerWriter) => void): Buffer {
  const writer = new BerWriter();
  writer.startSequence(sequence);
  writer.writeInt(id);
  writer.startSequence(tag);
  content(writer);
  writer.endSequence();
  writer.endSequence();
  return writer.buffer;
}

function succeeded(writer: BerWriter): void {
  writer.writeEnumeration(0);
  writer.writeString('');
  writer.writeString('');
}

function writeEntry(writer: BerWriter, attributes: Readonly<Record<string, string>>): void {
  writer.writeString('');
  writer.startSequence();
  for (const [name, value] of Object.entries(attributes)) {
    writer.startSequence();
    writer.writeString(name);
    writer.startSequence(setOf);
    writer.writeString(value);
    writer.endSequence();
    writer.endSequence();
  }
  writer.endSequence();
}
