import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { domainOf, domainsCovering } from './own-addresses.ts';

describe('domainOf', () => {
  it('gives the domain of an SMTP address in lower case, with and without a prefix', () => {
    assert.equal(domainOf('SMTP:Ann@AlpineSkiHouse.com'), 'alpineskihouse.com');
    assert.equal(domainOf('smtp:ann@alpineskihouse.com'), 'alpineskihouse.com');
    assert.equal(domainOf('ann@alpineskihouse.com'), 'alpineskihouse.com');
  });

  it('has none for addresses of other types and for texts without a domain', () => {
    assert.equal(domainOf('X500:/o=First Organization/cn=ann@alpineskihouse.com'), undefined);
    assert.equal(domainOf('EUM:1234;phone-context=dial.fabrikam.com'), undefined);
    assert.equal(domainOf('ann'), undefined);
  });
});

describe('domainsCovering', () => {
  it('lists the domain and the wildcards that include it', () => {
    assert.deepEqual(domainsCovering('huts.alpineskihouse.com'), [
      'huts.alpineskihouse.com',
      '*.alpineskihouse.com',
      '*.com',
    ]);
  });

  it('counts a wildcard among those that include it', () => {
    assert.deepEqual(domainsCovering('*.alpineskihouse.com'), ['*.alpineskihouse.com', '*.com']);
  });
});
