import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Attributes, Entry } from '@tenantry/directory';
import { detailsProperties } from './details-properties.ts';
import { encodeEntry, entryProperties } from './entry-record.ts';
import { writeValue } from './property-value.ts';

const name = '/o=First Organization/cn=ann';

describe('encodeEntry', () => {
  it('writes what a mailbox has, and nothing for empty values', () => {
    const record = encodeEntry(
      entry({
        objectClass: ['top', 'person', 'user'],
        legacyExchangeDN: [name],
        proxyAddresses: ['smtp:a@acme.example', 'SMTP:ann@acme.example'],
        displayName: ['Ann "Zoë" O\'Neil'],
        sn: [''],
        otherTelephone: [''],
        title: ['Chief'],
      }),
    );

    assert.deepEqual(
      tagsOf(record),
      [0x3003_001e, 0x39fe_001f, 0x3001_001f, 0x3a17_001f, 0x800f_101f, 0x0ffe_0003, 0x3900_0003],
    );
    assert.equal(
      valuesOf(record),
      `${name}\0ann@acme.example\0Ann "Zoë" O'Neil\0Chief\0\u0002smtp:a@acme.example\0SMTP:ann@acme.example\0\u0006\u0000`,
    );
  });

  it('tells groups and contacts from mailboxes', () => {
    const kinds = ['user', 'group', 'contact'].map((objectClass) => {
      const record = encodeEntry(entry({ objectClass: [objectClass], mail: ['a@b.example'], displayName: ['A'] }));
      return record?.subarray(-2).toString('hex');
    });
    assert.deepEqual(kinds, ['0600', '0801', '0606']);
  });

  it('gives a recipient without a legacyExchangeDN one of its GUID', () => {
    const record = encodeEntry(entry({ mail: ['a@b.example'] }));
    assert.match(valuesOf(record), /^\/o=NT5\/ou=0{32}\/cn=11112222333344445555666677778888\0a@b\.example\0/);
  });

  it('writes no record without an address', () => {
    assert.equal(encodeEntry(entry({ displayName: ['Nobody'], proxyAddresses: ['X400:c=us'] })), undefined);
  });

  it('cuts long texts between characters, leaves long octets out, and says so', () => {
    const record = encodeEntry(
      entry({
        mail: ['a@b.example'],
        info: ['ë'.repeat(1701)],
        thumbnailPhoto: [Buffer.alloc(40_000).toString('base64')],
      }),
    );
    const tags = tagsOf(record);

    assert.ok(tags.includes(0x3004_001f) && !tags.includes(0x8c9e_0102));
    assert.ok(valuesOf(record).includes(`${'ë'.repeat(1700)}\0`));
    const told = Buffer.alloc(11);
    writeValue(told, 0, { tag: 0x6805_1003, value: [0x3004_001f, 0x8c9e_0102] });
    assert.ok(record?.subarray(-told.length).equals(told));
  });

  it('has each property once', () => {
    assert.equal(new Set(detailsProperties.map(({ tag }) => tag)).size, detailsProperties.length);
  });
});

function entry(attributes: Attributes): Entry {
  return { path: 'LDAP://CN=a', dn: 'CN=a', guid: '11112222-3333-4444-5555-666677778888', attributes };
}

function tagsOf(record: Buffer | undefined): number[] {
  return entryProperties
    .filter((_, index) => ((record?.[4 + (index >> 3)] ?? 0) & (0x80 >> (index & 7))) !== 0)
    .map(({ tag }) => tag);
}

function valuesOf(record: Buffer | undefined): string {
  return record?.subarray(4 + Math.ceil(entryProperties.length / 8)).toString('utf8') ?? '';
}
