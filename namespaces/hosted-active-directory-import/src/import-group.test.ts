import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory Import::ImportGroup';

describe(name, () => {
  it('gives the group a customer record, once', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    await hoster.run(name, input);
    await assert.rejects(hoster.run(name, input), { code: 'PLANS_CUSTOMER_EXISTS' });
    const { guid } = await hoster.directory.read(input.group);
    const { rows } = await hoster.pool.query('select type_name from plans.customer where customer_id = $1', [guid]);
    assert.deepEqual(rows, [{ type_name: 'Group' }]);
  });

  undoesEverywhere(name);
  staysWithin(name);
});
