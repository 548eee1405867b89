import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { clientAccess } from './client-access.ts';
import { changeSegments, parseSegments, type Segment } from './segmentation.ts';

describe('segmentation of Outlook Web Access', () => {
  it('has every switch of SetCASMailbox except the protocol itself', () => {
    const switches = Object.keys(clientAccess).filter((name) => name.startsWith('owa') && name !== 'owaEnabled');
    assert.deepEqual(Object.keys(parseSegments(undefined)).sort(), switches.sort());
  });

  it('is absent when everything is on', () => {
    assert.equal(changeSegments(undefined, { owaRulesEnabled: true }), undefined);
    assert.equal(Object.values(parseSegments(undefined)).every(Boolean), true);
  });

  it('clears the bit of a switch that is off and sets it again', () => {
    const off = changeSegments(undefined, { owaCalendarEnabled: false, owaRulesEnabled: false });
    assert.equal(off, String(0x7ffffff & ~0x2 & ~0x4000));
    assert.equal(parseSegments(off).owaCalendarEnabled, false);
    assert.equal(parseSegments(off).owaContactsEnabled, true);
    assert.equal(changeSegments(off, { owaCalendarEnabled: true, owaRulesEnabled: true }), undefined);
  });

  it('sets and reads each switch alone (KB952076)', () => {
    for (const segment of Object.keys(parseSegments(undefined)) as Segment[]) {
      const off = parseSegments(changeSegments(undefined, { [segment]: false }));
      assert.deepEqual(
        Object.keys(off).filter((name) => !off[name as Segment]),
        [segment],
      );
    }
  });
});
