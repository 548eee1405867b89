import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Managed Email 2007::ListGroupMembers_';

describe(name, () => {
  it('tells the same of each member as of recipients', async () => {
    const hoster = await hosting();
    const request = await requestFor('Hosted Email 2007::ListDistributionListMembers')(hoster);

    const { members } = await hoster.run(name, request);

    assert.deepEqual(
      [members.length, members[0].primarySmtpAddress, members[0].mailboxGuid],
      [1, 'ann@acme.example', undefined],
    );
  });
});
