import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, names } from '@tenantry/testing/plan-customers';

const into = { planName: names.gold, categoryName: 'Mail' };

const readStatement = `
  select p.name, c.category
  from plans.plan_category c
  join plans.plan p using (plan_id)`;

describe('AddPlanToCategory', () => {
  it('puts a plan into a category, once', async () => {
    const { run, query } = await customers();
    await run('CreateCategory', { categoryName: 'Mail' });

    await run('AddPlanToCategory', into);
    await run('AddPlanToCategory', into);

    assert.deepEqual(await query(readStatement), [{ name: names.gold, category: 'Mail' }]);
  });

  it('says what is wrong', async () => {
    const { run } = await customers();
    await run('CreateCategory', { categoryName: 'Mail' });

    await assert.rejects(run('AddPlanToCategory', { ...into, categoryName: 'mail' }), {
      code: 'PLANS_NO_SUCH_CATEGORY',
    });
    await assert.rejects(run('AddPlanToCategory', { ...into, planName: 'gold' }), { code: 'PLANS_NO_SUCH_PLAN' });
  });

  it('waits for the end of the request that creates its category', async () => {
    const { run, query, undoesAfter } = await customers();
    let adding: Promise<string> | undefined;
    let code: string | undefined;

    await undoesAfter('CreateCategory', { categoryName: 'Mail' }, async () => {
      adding = codeOf(run('AddPlanToCategory', into)).then((answered) => {
        code = answered;
        return answered;
      });
      while (code === undefined && !(await waits())) await setTimeout(5);
    });

    assert.equal(await adding, 'PLANS_NO_SUCH_CATEGORY');

    async function waits(): Promise<boolean> {
      return (await query('select from engine.lock where not granted')).length > 0;
    }
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes } = await customers();
    await run('CreateCategory', { categoryName: 'Mail' });

    await undoes('AddPlanToCategory', into);
    await run('AddPlanToCategory', into);
    await undoes('AddPlanToCategory', into);
  });

  undoesEverywhere('Managed Plans::AddPlanToCategory');
});

async function codeOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => 'done',
    (error: { readonly code: string }) => error.code,
  );
}
