import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ListGroupMembers_';

describe(name, () => {
  it('lists members of any kind, also those without an address', async () => {
    const hoster = await hosting();
    const { group } = await requestFor('Hosted Email 2007::ListDistributionListMembers')(hoster);
    const ben = await hoster.acme.user('ben');
    await hoster.run('Managed Active Directory::GroupAdd', { group, newMember: ben });

    const { members } = await hoster.run(name, { group });

    assert.deepEqual(
      members.map((each: { displayName: string; recipientType?: string }) => [each.displayName, each.recipientType]),
      [
        ['ann', 'UserMailbox'],
        ['ben', undefined],
      ],
    );
  });
});
