import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::CreateSamObject_';

describe(name, () => {
  it('makes a name of its own, or takes one that is free', async () => {
    const { acme, run } = await hosting();
    const create = async (input: object) =>
      (await run(name, { container: acme.path, class: 'group', ...input })).object.samName;

    assert.equal(await create({ name: 'Sales', accountNameFrom: 'Sales@Alpine Ski House' }), 'Sales_Alpine Ski Hou');
    assert.equal(await create({ name: 'Sales 2', accountNameFrom: 'Sales@Alpine Ski House' }), 'Sales_Alpine Ski Ho2');
    assert.equal(await create({ name: 'Service', class: 'user', sAMAccountName: 'svc' }), 'svc');
    await assert.rejects(create({ name: 'Other', sAMAccountName: 'SVC' }), {
      code: 'MANAGED_DIRECTORY_ACCOUNT_NAME_TAKEN',
    });
  });

  undoesEverywhere(name, ({ acme }) => ({ container: acme.path, class: 'group', name: 'Sales' }));
});
