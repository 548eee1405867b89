import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ModifyMailbox';

describe(name, () => {
  it('changes what is given', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await hoster.run(name, { user, alias: 'annie', recipientLimits: 9 });
    const { alias, recipientLimits } = await hoster.run('Managed Email 2007::GetMailbox', { user });
    assert.deepEqual([alias, recipientLimits], ['annie', 9]);
  });

  it('refuses domains of others', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await assert.rejects(hoster.run(name, { user, emailAddresses: ['SMTP:ann@rival.example'] }), {
      code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
