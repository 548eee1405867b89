import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { normalizeDn, treeKey } from './distinguished-name.ts';

const letter = fc.constantFrom(...'abcXYZ019_.@\'()&:/{}-#+"\\;<>=é '.split(''));
const value = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));
const plainValue = value.filter((text) => !/[#+"\\;<>=é]/.test(text) && text === text.trim() && text !== '');
const type = fc.constantFrom('CN', 'OU', 'dc', '2.5.4.3');

describe('the key of a name', () => {
  it('is the same however the name is spaced, which takes the other way to it', () => {
    const names = fc.array(fc.tuple(type, plainValue), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, (parts) => {
        const written = parts.map(([name, text]) => `${name}=${text}`);
        assert.equal(treeKey(written.join(',')), treeKey(` ${written.join(' , ')}`));
        assert.equal(normalizeDn(written.join(',')), normalizeDn(` ${written.join(' , ')}`));
      }),
    );
  });

  it('of a name with a control character is not that of another name', () => {
    assert.notEqual(treeKey('CN=a\u0001cn=b,OU=X'), treeKey('CN=b,CN=a,OU=X'));
    assert.equal(treeKey('CN=a\u0001b,OU=X'), treeKey('cn=a\\01b,ou=x'));
  });

  it('does not care how signs are escaped', () => {
    assert.equal(treeKey('CN=a\\+b,OU=X'), treeKey('cn=a\\2Bb, ou=x'));
    assert.equal(treeKey('CN="a,b",OU=X'), treeKey('cn=a\\,b,ou=X'));
    assert.notEqual(treeKey('CN=a\\,OU=b,OU=X'), treeKey('CN=a,OU=b,OU=X'));
    assert.throws(() => treeKey('no name'), { code: 'DIRECTORY_BAD_NAME' });
    assert.throws(() => treeKey('CN=a,'), { code: 'DIRECTORY_BAD_NAME' });
  });
});
