import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::GetOrganizationAvailablePlans';

describe(name, () => {
  it('lists the plans that users may get', async () => {
    const hoster = await hosting();
    const { availablePlans } = await hoster.run(name, { organization: hoster.acme.path });
    assert.deepEqual(
      availablePlans.map(({ planName, planStatus, planTypeName }: Record<string, string>) => [
        planName,
        planStatus,
        planTypeName,
      ]),
      [
        ['MailboxBasic', 'Enabled', 'ExchUserHosting'],
        ['MailboxGold', 'Enabled', 'ExchUserHosting'],
      ],
    );
  });

  staysWithin(name);
});
