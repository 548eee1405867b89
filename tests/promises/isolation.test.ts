import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { proveIsolation, summarizeProofs } from '@tenantry/cli/isolation';
import { isolationSurroundings } from '@tenantry/testing';

const cases = 120;
const only = 'Managed Active Directory::GroupAdd';

describe('the proof of isolation', () => {
  it('tries every argument in many forms and finds no way through', async () => {
    const proofs = await proveIsolation({ ...(await isolationSurroundings()), cases, only });

    const [proof] = proofs;
    assert.deepEqual(proof?.breaches, []);
    assert.deepEqual(proof?.positions, ['group', 'newMember']);
    const { byForm, cases: tried, refused } = summarizeProofs(proofs);
    assert.equal(tried, refused);
    for (const form of ['LDAP path', 'escaped', 'GUID path', 'user principal name', 'X500 address', 'pointer']) {
      assert.ok((byForm[form] ?? 0) > 0, `${form} was not tried`);
    }
  });

  it('finds the way through of one who stands above both tenants', async () => {
    const surroundings = await isolationSurroundings();

    const only = 'Managed Active Directory::ModifyGroup';
    const [proof] = await proveIsolation({ ...surroundings, cases, only, trustee: 'system' });

    const accepted = proof?.breaches.filter(({ found }) => found === 'accepted') ?? [];
    assert.ok(
      accepted.some(({ path, form }) => path === 'group' && form === 'GUID path'),
      'a foreign group that was changed went unnoticed',
    );
  });
});
