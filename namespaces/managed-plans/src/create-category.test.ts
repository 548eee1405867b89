import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { plansOnly } from '@tenantry/testing/plans';

const mail = { categoryName: 'Mail', categoryDescription: 'Plans with mailboxes' };

describe('CreateCategory', () => {
  it('creates categories, whose names are compared exactly', async () => {
    const { run, query } = await plansOnly();

    await run('CreateCategory', mail);
    await run('CreateCategory', { categoryName: 'mail' });

    assert.deepEqual(await query('select name, description from plans.category order by name collate "C"'), [
      { name: 'Mail', description: 'Plans with mailboxes' },
      { name: 'mail', description: null },
    ]);
  });

  it('brings the description up to date when it is called again', async () => {
    const { run, query } = await plansOnly();
    await run('CreateCategory', mail);

    await run('CreateCategory', { ...mail, categoryDescription: 'New' });

    assert.deepEqual(await query('select name, description from plans.category'), [
      { name: 'Mail', description: 'New' },
    ]);
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes } = await plansOnly();

    await undoes('CreateCategory', mail);
    await run('CreateCategory', mail);
    await undoes('CreateCategory', { ...mail, categoryDescription: 'New' });
  });

  undoesEverywhere('Managed Plans::CreateCategory');
});
