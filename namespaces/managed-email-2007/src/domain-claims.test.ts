import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { domainLocks, objectNameOf } from './domain-claims.ts';

describe('domainLocks', () => {
  it('holds the domain and those above it, widest first, so that nobody waits for the other', () => {
    assert.deepEqual(domainLocks('huts.alpineskihouse.com'), [
      'smtpDomain:alpineskihouse.com',
      'smtpDomain:huts.alpineskihouse.com',
    ]);
  });

  it('holds for a wildcard what its domains hold', () => {
    assert.deepEqual(domainLocks('*.alpineskihouse.com'), ['smtpDomain:alpineskihouse.com']);
  });
});

describe('objectNameOf', () => {
  it('is the domain when it is short enough', () => {
    assert.equal(objectNameOf('alpineskihouse.com'), 'alpineskihouse.com');
  });

  it('is at most 64 characters, and not the same for two domains that begin alike', () => {
    const long = `${'a'.repeat(60)}.${'b'.repeat(60)}`;
    const first = objectNameOf(`${long}.com`);
    const second = objectNameOf(`${long}.net`);

    assert.equal(first.length, 64);
    assert.notEqual(first, second);
  });
});
