import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Hosting::GetCallerUIRoles';

describe(name, () => {
  it('lists the roles of the caller, the highest first', async () => {
    const hoster = await hosting();
    const { acme, reseller } = hoster;
    const roles = async (as?: string) => (await hoster.run(name, { path: acme.path }, as)).roles;
    assert.deepEqual(await roles(), ['DomainAdmin', 'OrgCreators', 'UserCreators', 'CSRAdmins', 'Users']);
    assert.deepEqual(await roles(reseller.administrator), ['OrgCreators', 'UserCreators', 'CSRAdmins', 'Users']);
    assert.deepEqual(await roles(await acme.user('ann')), ['Users']);
  });

  it('asks at the hosting organization by itself', async () => {
    const hoster = await hosting();
    assert.deepEqual((await hoster.run(name, {}, hoster.acme.administrator)).roles, []);
  });
});
