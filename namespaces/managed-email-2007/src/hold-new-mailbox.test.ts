import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Email 2007::HoldNewMailbox_';

describe(name, () => {
  it('holds the user, and addresses in domains of the organization', async () => {
    const { run, acme, everything } = await hosting();
    const user = await acme.user('ann');
    const before = await everything();

    assert.deepEqual(await run(name, { user, emailAddresses: [`SMTP:ann@${acme.domain}`, 'X500:/o=a'] }), {});

    assert.deepEqual(await everything(), before);
  });

  it('refuses addresses in other domains, also in one that the organization claims but nobody has accepted', async () => {
    const { run, acme, rival } = await hosting();
    const user = await acme.user('ann');
    const properties = [{ name: 'uPNSuffixes', value: [acme.domain, 'claimed.example'] }];
    await run('Active Directory Provider::Set Properties', { path: acme.path, properties });
    const code = 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN';

    for (const domain of [rival.domain, 'nobody.example', 'claimed.example']) {
      for (const emailAddresses of [[`ann@${domain}`], [`ann@${acme.domain}`, `ann@${domain}`]])
        await assert.rejects(run(name, { user, emailAddresses }), { code });
    }
  });

  it('does not wait for addresses of others before it refuses them', async () => {
    const { client, pool, acme, rival } = await hosting();
    const user = await acme.user('ann');
    const address = `bob@${rival.domain}`;
    const other = `
      insert into engine.lock (key, request_id, node, granted)
      select 'proxyAddress:' || $1, gen_random_uuid(), id, true
      from engine.node
      limit 1`;
    assert.equal((await pool.query(other, [address])).rowCount, 1);

    const what = {
      namespace: 'Managed Email 2007',
      procedure: 'HoldNewMailbox_',
      input: { user, emailAddresses: [address] },
    };
    const { error } = await client.submit({ what, caller: { trustee: 'system' }, deadlineSeconds: 120 });

    assert.equal(error?.code, 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN');
  });
});
