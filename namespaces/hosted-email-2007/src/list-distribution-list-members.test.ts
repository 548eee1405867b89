import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::ListDistributionListMembers';

describe(name, () => {
  it('gives the members page by page', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const { group } = await requestFor(name)(hoster);
    for (const each of ['cas', 'ben'])
      await run('Managed Active Directory::GroupAdd', { group, newMember: await acme.user(each) });

    const first = await acme.run(name, { group, pageSize: 2 });
    const second = await acme.run(name, { group, pageSize: 2, cursor: first.nextCursor });

    const { path, guid, ...ann } = first.members[0];
    assert.deepEqual(ann, {
      name: 'ann@acme.example',
      displayName: 'ann',
      recipientType: 'UserMailbox',
      alias: 'ann',
      primarySmtpAddress: 'ann@acme.example',
      hiddenFromAddressListsEnabled: false,
    });
    const namesOf = ({ members }: typeof first) => members.map((each: { name: string }) => each.name);
    assert.deepEqual(
      [namesOf(first), namesOf(second)],
      [['ann@acme.example', 'ben@acme.example'], ['cas@acme.example']],
    );
    assert.equal(second.nextCursor, undefined);
  });

  it('does not show a member that another program has put there from elsewhere', async () => {
    const hoster = await hosting();
    const { group } = await requestFor(name)(hoster);
    const { dn } = await hoster.directory.read(await hoster.rival.user('eve'));
    await hoster.directory.addValues(group, 'member', [dn]);

    const { members } = await hoster.run(name, { group });

    assert.deepEqual(
      members.map((each: { name: string }) => each.name),
      ['ann@acme.example'],
    );
  });

  staysWithin(name);
});
