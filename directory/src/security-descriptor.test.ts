import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseDescriptor, renderDescriptor } from './security-descriptor.ts';

describe('security descriptors', () => {
  for (const sddl of [
    'D:',
    'D:PAI(A;CI;GA;;;DA)(A;CI;GA;;;SY)(A;CI;GR;;;S-1-5-21-1-2-3-1105)',
    'O:DAG:DAD:AI(OA;;CR;a1990816-4298-11d1-ade2-00c04fd8d5cd;;S-1-5-21-1-2-3-1105)(D;CIID;LCRPLORC;;;AU)S:AI(AU;SA;CC;;;WD)',
    'D:(A;;0x200;;;S-1-5-11)',
  ]) {
    it(`are read and written back: ${sddl}`, () => {
      const descriptor = parseDescriptor(sddl);
      assert.ok(descriptor);
      assert.equal(renderDescriptor(descriptor), sddl);
    });
  }

  it('have masks and flags as numbers', () => {
    const [entry] = parseDescriptor('D:(D;OICIID;GRRC;;;AU)')?.entries ?? [];
    assert.deepEqual(entry, {
      type: 'D',
      inheritance: 19,
      rights: 0x80020000,
      objectType: '',
      inheritedObjectType: '',
      trustee: 'AU',
    });
  });

  it('are undefined for other text', () => {
    assert.equal(parseDescriptor('D:(A;;GA'), undefined);
  });
});
