import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

describe('extensions of a dial plan (KB957584)', () => {
  it('have 1 to 20 digits', async () => {
    const { acme, run } = await hosting();
    const plan = { name: 'Acme', organization: acme.path, generateUMMailboxPolicy: false };
    const create = (numberOfDigitsInExtension: number) =>
      run('Managed Unified Messaging::NewUMDialPlan', {
        ...plan,
        name: `Acme ${numberOfDigitsInExtension}`,
        numberOfDigitsInExtension,
      });

    for (const digits of [1, 2, 3, 7, 8, 20]) await create(digits);
    for (const digits of [0, 21, -1]) await assert.rejects(create(digits), { code: 'ENGINE_INPUT_INVALID' });

    const { dialPlans } = await run('Managed Unified Messaging::GetUMDialPlan', { organization: acme.path });
    assert.equal(dialPlans.length, 6);
  });
});
