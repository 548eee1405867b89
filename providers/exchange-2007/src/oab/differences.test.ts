import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';

import { parseXml } from '@tenantry/schema';
import { type Hosting, hosting } from '@tenantry/testing';

import { applyDifference } from './apply-difference.ts';
import { unpack } from './container.ts';
import { versionsWithDifference } from './differences.ts';

describe('the differences of a book', () => {
  it('lead from each version to the next, and still do so when the versions themselves are gone', async () => {
    const { acme, rebuild, read, manifest, hoster } = await open();
    const details = [await read('-data-1.lzx')];
    for (const name of ['ben', 'cid']) {
      await acme.mailboxUser(name);
      await rebuild();
      details.push(await read(`-data-${details.length + 1}.lzx`));
    }
    await hoster.pool.query("update offline_address_books.version set replaced_at = replaced_at - interval '2 days'");
    await hoster.addressBooks.purge();

    const differences = (await manifest()).filter(({ kind }) => kind === 'Diff');
    const [first, second, third] = details.map(uncompressed);
    assert.deepEqual(
      differences.map(({ sequence, uncompressedBytes }) => [sequence, uncompressedBytes]),
      [
        [2, second?.length],
        [3, third?.length],
      ],
    );
    const made = applyDifference((await read('-binpatch-2.lzx')) ?? Buffer.alloc(0), first ?? Buffer.alloc(0));
    assert.ok(made.equals(second ?? Buffer.alloc(0)));
    assert.ok(
      applyDifference((await read('-binpatch-3.lzx')) ?? Buffer.alloc(0), made).equals(third ?? Buffer.alloc(0)),
    );
    assert.deepEqual([await read('-data-1.lzx'), await read('-data-2.lzx')], [undefined, undefined]);
    const { rows } = await hoster.pool.query(
      'select sequence, cardinality(members) as members from offline_address_books.version order by 1',
    );
    assert.deepEqual(rows, [
      { sequence: 2, members: 0 },
      { sequence: 3, members: 3 },
    ]);
  });

  it('are of a bounded number', async () => {
    const { acme, rebuild, hoster } = await open();
    for (const name of ['ben', 'cid']) {
      await acme.mailboxUser(name);
      await rebuild();
    }
    const left = [];
    for (const behind of [versionsWithDifference - 1, versionsWithDifference]) {
      await hoster.pool.query(
        'update offline_address_books.version set sequence = $1, replaced_at = null where sequence > 2',
        [2 + behind],
      );
      await hoster.pool.query(
        "update offline_address_books.version set replaced_at = now() - interval '2 days' where sequence <= 2",
      );
      await hoster.addressBooks.purge();
      const { rows } = await hoster.pool.query('select sequence from offline_address_books.version order by 1');
      left.push(rows.map(({ sequence }) => sequence));
    }

    assert.deepEqual(left, [[2, 1 + versionsWithDifference], [2 + versionsWithDifference]]);
  });

  it('begin anew after a damaged file', async () => {
    const { acme, rebuild, manifest, hoster } = await open();
    await hoster.pool.query(
      "update offline_address_books.block set content = overlay(content placing '\\xffff' from 40) where start > 0 and name like '%-data-1.lzx'",
    );
    const kinds = [];
    for (const name of ['ben', 'cid']) {
      await acme.mailboxUser(name);
      await rebuild();
      kinds.push((await manifest()).filter(({ kind }) => kind === 'Diff').map(({ sequence }) => sequence));
    }
    assert.deepEqual(kinds, [[], [3]]);
  });

  it('are together smaller than the full details', async () => {
    const { acme, rebuild, manifest, hoster } = await open();
    const ben = await acme.mailboxUser('ben');
    await hoster.directory.modify(ben, { info: [randomBytes(1500).toString('base64')] });
    await rebuild();
    const afterMuch = await manifest();
    await hoster.directory.modify(ben, { info: [] });
    await rebuild();

    const afterLittle = await manifest();
    const listed = [afterMuch, afterLittle].map((files) => files.filter(({ kind }) => kind === 'Diff'));
    // The second version costs more than the third one as a whole.
    assert.deepEqual(
      listed.map((files) => files.map(({ sequence }) => sequence)),
      [[2], [3]],
    );
  });
});

/** A book with one recipient, in its first version. */
async function open() {
  const hoster = await hosting();
  const { acme } = hoster;
  await acme.mailboxUser('ann');
  const rebuild = () => hoster.run('Exchange 2007 Provider::RebuildOfflineAddressBook', { path: acme.path });
  await rebuild();
  const wellKnown = (guid: string) =>
    hoster.directory.read(`LDAP://<WKGUID=${guid},${acme.path.slice('LDAP://'.length)}>`);
  const book = await wellKnown('D22DFCC5B73645E99E16C9AD3D61F34F');
  const list = await wellKnown('9E444526CB6F4D5C9A59C9A84E26B627');
  const read = (name: string) => readFile(hoster, book.guid, name === 'oab.xml' ? name : `${list.guid}${name}`);
  return { hoster, acme, rebuild, read, manifest: async () => filesOf(String(await read('oab.xml'))) };
}

async function readFile({ addressBooks }: Hosting, book: string, name: string): Promise<Buffer | undefined> {
  const file = await addressBooks.findFile(book, name);
  return file && Buffer.concat(await Array.fromAsync(addressBooks.read(file, 0, file.bytes)));
}

function uncompressed(file: Buffer | undefined): Buffer | undefined {
  if (!file) return undefined;
  const steps = unpack(file);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function filesOf(manifest: string) {
  const [list] = parseXml(manifest).children;
  const files = typeof list === 'object' ? list.children : [];
  return files.flatMap((file) =>
    typeof file === 'object'
      ? [
          {
            kind: file.name,
            sequence: Number(file.attributes['seq']),
            uncompressedBytes: Number(file.attributes['uncompressedsize']),
          },
        ]
      : [],
  );
}
