import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere, voiceCustomer } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::DisableCustomer';

describe(name, () => {
  it('leaves nothing of the service, and the same numbers can be used again', async () => {
    const hoster = await hosting();
    const customer = await voiceCustomer(hoster);
    const path = await hoster.acme.mailboxUser('ann');
    const before = await hoster.everything();
    await hoster.run('Hosted Unified Messaging::EnableCustomer', customer);
    await hoster.acme.run('Hosted Unified Messaging::EnableMailbox', { path, extensions: ['1001'] });

    await hoster.acme.run(name, { path: hoster.acme.path });

    assert.deepEqual((await hoster.everything()).directory, before.directory);
    assert.equal((await hoster.pool.query('select from unified_messaging.pin')).rowCount, 0);
    const read = hoster.run('Hosted Unified Messaging::GetOrganizationPlanAssignment', { path: hoster.acme.path });
    await assert.rejects(read, { code: 'HOSTED_UM_NOT_SUBSCRIBED' });
    await hoster.run('Hosted Unified Messaging::EnableCustomer', customer);
  });

  it('needs a customer that was enabled', async () => {
    const hoster = await hosting();
    const disabled = hoster.run(name, { path: hoster.rival.path });
    await assert.rejects(disabled, { code: 'HOSTED_UM_CUSTOMER_NOT_ENABLED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
