import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::EnableMailbox';

describe(name, () => {
  it('puts the mailbox into the dial plan of its organization, and tells the PIN once', async () => {
    const hoster = await hosting();
    const { acme, directory } = hoster;
    const { pin: _, ...request } = await requestFor(name)(hoster);

    const { pin } = await acme.run(name, request);

    assert.match(pin, /^\d{6}$/);
    const { attributes } = await directory.read(request.path);
    assert.match(attributes['msExchUMRecipientDialPlanLink']?.[0] ?? '', /^CN=Acme [0-9a-f]{8},/);
    const { rows } = await hoster.pool.query(
      "select count(*)::integer from plans.event where type_name = 'Unified Messaging Enabled'",
    );
    assert.equal(rows[0].count, 2);
  });

  it('only checks when it is told so', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const before = await hoster.everything();

    await hoster.acme.run(name, { ...request, validateOnly: true });

    assert.deepEqual(await hoster.everything(), before);
  });

  it('needs a plan and a dial plan', async () => {
    const { rival, run } = await hosting();
    const request = { path: await rival.mailboxUser('ann'), extensions: ['1001'] };

    await assert.rejects(run(name, request), { code: 'HOSTED_UM_NOT_SUBSCRIBED' });
    await run('Hosted Unified Messaging::Subscribe', { path: rival.path, planName: 'VoiceBusiness' });
    await assert.rejects(run(name, request), { code: 'HOSTED_UM_CUSTOMER_NOT_ENABLED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
