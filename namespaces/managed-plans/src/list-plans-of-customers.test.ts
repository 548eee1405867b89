import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Plans::ListPlansOfCustomers_';

describe(name, () => {
  it('gives the plan of each who has one', async () => {
    const { acme, directory, run } = await hosting();
    const ann = (await directory.read(await acme.mailboxUser('ann'))).guid;
    const ben = (await directory.read(await acme.user('ben'))).guid;

    const { plans } = await run(name, { customers: [ben, ann.toUpperCase()], planTypeName: 'ExchUserHosting' });

    assert.deepEqual(plans, [{ GUID: ann, planName: 'MailboxGold' }]);
    assert.deepEqual((await run(name, { customers: [ann], planTypeName: 'ExchOrgHosting' })).plans, []);
  });
});
