import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isNamed, principalName } from './user-name.ts';

describe('principalName', () => {
  const cases: readonly [signIn: string, name: string][] = [
    ['ann@acme.example', 'ann@acme.example'],
    ['acme.example\\ann', 'ann@acme.example'],
    ['\\ann@acme.example', 'ann@acme.example'],
    ['ACME\\ann@acme.example', 'ann@acme.example'],
    ['ann', 'ann'],
  ];
  for (const [signIn, name] of cases) {
    it(`takes ${signIn} for ${name}`, () => {
      assert.equal(principalName(signIn), name);
    });
  }
});

describe('isNamed', () => {
  const names = ['Ann@acme.example', 'a.miller@acme.example', 'ann-4711'];
  const cases: readonly [user: string, isOwn: boolean][] = [
    ['ann@acme.example', true],
    ['A.MILLER@ACME.EXAMPLE', true],
    ['acme.example\\ann', true],
    ['ann', true],
    ['ann-4711', true],
    ['ann@rival.example', false],
    ['ben@acme.example', false],
    ['acme', false],
    ['', false],
  ];
  for (const [user, isOwn] of cases) {
    it(`${isOwn ? 'knows' : 'does not know'} the user as "${user}"`, () => {
      assert.equal(isNamed(user, names), isOwn);
    });
  }
});
