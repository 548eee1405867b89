import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addressesOfOtherTypes, addressLock, primaryFirst, toProxyAddresses } from './proxy-addresses.ts';

describe('toProxyAddresses', () => {
  it('makes the first address the primary one and writes prefixes', () => {
    assert.deepEqual(toProxyAddresses(['smtp:ann@a.example', 'SMTP:ann.beebe@a.example', 'x500:/o=First/cn=ann']), {
      values: ['SMTP:ann@a.example', 'smtp:ann.beebe@a.example', 'X500:/o=First/cn=ann'],
      primary: 'ann@a.example',
    });
  });

  it('takes an address once, whatever its case', () => {
    assert.deepEqual(toProxyAddresses(['Ann@a.example', 'smtp:ann@A.example']).values, ['SMTP:Ann@a.example']);
  });

  for (const wrong of [
    ['x500:/o=First'],
    ['ann'],
    ['ann@'],
    ['ann@a.example', 'b c@a.example'],
    [`${'a'.repeat(250)}@a.example`],
  ]) {
    it(`refuses ${wrong.join(', ').slice(0, 40)}`, () => {
      assert.throws(() => toProxyAddresses(wrong), { code: 'EXCHANGE_ADDRESS_INVALID' });
    });
  }
});

describe('addressesOfOtherTypes', () => {
  it('are those of types that a request does not name', () => {
    const present = ['SMTP:ann@a.example', 'X500:/o=First/cn=old', 'EUM:42;phone-context=a'];
    assert.deepEqual(addressesOfOtherTypes(present, ['ann@b.example']), [
      'X500:/o=First/cn=old',
      'EUM:42;phone-context=a',
    ]);
    assert.deepEqual(addressesOfOtherTypes(present, ['ann@b.example', 'x500:/o=new']), ['EUM:42;phone-context=a']);
  });
});

describe('primaryFirst', () => {
  it('moves the primary address to the front and keeps the order of the rest', () => {
    assert.deepEqual(primaryFirst(['smtp:b@a', 'smtp:c@a', 'SMTP:a@a']), ['SMTP:a@a', 'smtp:b@a', 'smtp:c@a']);
  });
});

describe('addressLock', () => {
  it('is the same for every spelling of an address', () => {
    assert.equal(addressLock('SMTP:Ann@A.example'), 'proxyAddress:ann@a.example');
    assert.equal(addressLock('ann@a.example'), addressLock('smtp:ANN@a.example'));
    assert.notEqual(addressLock('x500:ann@a.example'), addressLock('ann@a.example'));
  });
});
