import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { policyType } from '../provision.ts';
import { airSync, provision, settings } from './code-pages.ts';
import { decodeWbxml } from './decode-wbxml.ts';
import { element, type WbxmlContent, type WbxmlElement } from './element.ts';
import { encodeWbxml } from './encode-wbxml.ts';

/** The example of [MS-ASWBXML]: a contact in the answer to Sync, with three code pages. */
const specified = bytes(`
  03 01 6A 00 45 5C 4F 50 03 43 6F 6E 74 61 63 74 73 00 01 4B 03 32 00 01 52 03 32 00 01 4E 03 31 00 01 56 47 4D 03 32
  3A 31 00 01 5D 00 11 4A 46 03 31 00 01 4C 03 30 00 01 4D 03 31 00 01 01 00 01 5E 03 46 75 6E 6B 2C 20 44 6F 6E 00 01
  5F 03 44 6F 6E 00 01 69 03 46 75 6E 6B 00 01 00 11 56 03 31 00 01 01 01 01 01 01 01`);

/** A policy, as libwbxml 0.11.8 writes it (xml2wbxml -v 1.3 -a -n): it tells the page again after each empty line of XML. */
const recordedPolicy = bytes(`
  03016a00000e4500004e03310001000e464748034d532d4541532d50726f766973696f6e696e672d5742584d4c000100004e03310001000e4903
  313330373139393538340001000a5c000e4d4e033100014f03310001510331000153033100011455033333330001560338000158033100015a03
  3000017603310001777803612e657865000101797a03636166650001010101010101`);

describe('WBXML', () => {
  it('reads and writes the example of the specification, byte for byte', () => {
    const root = decodeWbxml(specified);

    assert.deepEqual(encodeWbxml(root), specified);
    assert.equal(root.tag, airSync.Sync);
    assert.deepEqual(textsOf(root), ['Contacts', '2', '2', '1', '2:1', '1', '0', '1', 'Funk, Don', 'Don', 'Funk', '1']);
  });

  it('reads what another encoder has written', () => {
    // Its tables are older: it takes Status and Data from the pages of other namespaces.
    assert.deepEqual(
      decodeWbxml(recordedPolicy),
      element(
        provision.Provision,
        element(airSync.Status, 1),
        element(
          provision.Policies,
          element(
            provision.Policy,
            element(provision.PolicyType, policyType),
            element(airSync.Status, 1),
            element(provision.PolicyKey, 1307199584),
            element(
              (10 << 8) | 0x1c,
              element(
                provision.EASProvisionDoc,
                element(provision.DevicePasswordEnabled, 1),
                element(provision.AlphanumericDevicePasswordRequired, 1),
                element(provision.PasswordRecoveryEnabled, 1),
                element(provision.AttachmentsEnabled, 1),
                element(provision.MinDevicePasswordLength),
                element(provision.MaxInactivityTimeDeviceLock, 333),
                element(provision.MaxDevicePasswordFailedAttempts, 8),
                element(provision.AllowSimpleDevicePassword, 1),
                element(provision.DevicePasswordHistory, 0),
                element(provision.AllowInternetSharing, 1),
                element(provision.UnapprovedInROMApplicationList, element(provision.ApplicationName, 'a.exe')),
                element(provision.ApprovedApplicationList, element(provision.Hash, 'cafe')),
              ),
            ),
          ),
        ),
      ),
    );
  });

  it('keeps bytes, long texts, every letter and pages that nobody knows', () => {
    const root = element(
      (99 << 8) | 0x3f,
      element((98 << 8) | 0x05, Buffer.alloc(20_000, 7)),
      element(settings.FriendlyName, 'Zoë’s 📱'),
      'between',
      element((99 << 8) | 0x06, 'x'.repeat(100_000)),
    );
    assert.deepEqual(decodeWbxml(encodeWbxml(root)), root);
  });

  it('gives back whatever is written', () => {
    fc.assert(
      fc.property(anyElement, (root) => {
        assert.deepEqual(decodeWbxml(encodeWbxml(root)), root);
      }),
    );
  });

  it('never fails on bytes but with its code', () => {
    const prefix = [0x03, 0x01, 0x6a, 0x00];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (random, isBegun) => {
        try {
          decodeWbxml(Buffer.from(isBegun ? [...prefix, ...random] : random));
        } catch (error) {
          assert.equal((error as { code?: string }).code, 'ACTIVE_SYNC_NOT_WBXML');
        }
      }),
    );
  });

  const refused: readonly [what: string, document: string, reason: RegExp][] = [
    ['nothing', '', /is cut off/],
    ['XML', '3c 3f 78 6d 6c', /does not begin with a version/],
    ['another encoding', '03 01 04 00 45 01', /is not in UTF-8/],
    ['a string table', '03 01 6a 03 61 62 00 45 01', /has a string table/],
    ['a string table without end', '03 01 6a ff ff ff ff ff 7f', /more than 32 bits/],
    ['an element without end', '03 01 6a 00 45', /is cut off/],
    ['a text without end', '03 01 6a 00 45 03 61 62', /ends within a text/],
    ['bytes without end', '03 01 6a 00 45 c3 8f ff ff ff 7f 61', /ends within bytes/],
    ['an end without a beginning', '03 01 6a 00 01', /end without a beginning/],
    ['text outside', '03 01 6a 00 03 61 00', /text outside of elements/],
    ['attributes', '03 01 6a 00 c5 01', /has attributes/],
    ['an entity', '03 01 6a 00 45 02 20 01', /unknown token 2/],
    ['a literal', '03 01 6a 00 44 00 01', /unknown token 68/],
    ['a reference to the string table', '03 01 6a 00 45 83 00 01', /unknown token 131/],
    ['a second root', '03 01 6a 00 05 05', /goes on after its end/],
    ['too deep nesting', `03 01 6a 00 ${'45 '.repeat(100_000)}`, /deeper than 32/],
    ['too many elements', `03 01 6a 00 45 ${'05 '.repeat(100_000)}`, /more than 10000 elements/],
  ];
  for (const [what, document, reason] of refused) {
    it(`refuses ${what}`, () => {
      assert.throws(() => decodeWbxml(bytes(document)), { code: 'ACTIVE_SYNC_NOT_WBXML', message: reason });
    });
  }
});

const anyTag = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 5, max: 63 }))
  .map(([page, token]) => (page << 8) | token);
const { root: anyElement } = fc.letrec<{ root: WbxmlElement; content: WbxmlContent }>((tie) => ({
  root: fc.record(
    { tag: anyTag, content: fc.array(tie('content'), { maxLength: 4, depthIdentifier: 'depth' }) },
    { noNullPrototype: true },
  ),
  content: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'depth' },
    fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
    fc.uint8Array({ maxLength: 300 }).map((random) => Buffer.from(random)),
    tie('root'),
  ),
}));

function bytes(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
}

function textsOf({ content }: WbxmlElement): string[] {
  return content.flatMap((each) => (typeof each === 'object' && 'tag' in each ? textsOf(each) : [String(each)]));
}
