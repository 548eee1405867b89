import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isSameName, readProcedureName } from './procedure-name.ts';

describe('readProcedureName', () => {
  it('splits namespace and procedure', () => {
    assert.deepEqual(readProcedureName('Active Directory Provider::Create Object'), {
      namespace: 'Active Directory Provider',
      procedure: 'Create Object',
    });
  });

  for (const text of ['', 'CreateMailbox', '::CreateMailbox', 'a::b::c']) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => readProcedureName(text), { code: 'CLI_USAGE_INVALID' });
    });
  }
});

describe('isSameName', () => {
  it('ignores case and spaces', () => {
    assert.equal(isSameName('Managed Plans', 'managedplans'), true);
    assert.equal(isSameName('Managed Plans', 'Managed Plan'), false);
  });
});
