import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Active Directory::ListUsers';

describe(name, () => {
  it('lists users with log-on name and state, page by page', async () => {
    const hoster = await hosting();
    const { acme, directory, run } = hoster;
    const ann = await acme.mailboxUser('ann');
    await run('Managed Active Directory::DisableUser', { user: ann });

    const first = await acme.run(name, { organization: acme.path, pageSize: 1, searchText: 'A' });
    const found = await acme.run(name, { organization: acme.path, searchText: 'ann@' });

    assert.deepEqual(found.users, [
      {
        path: ann,
        guid: (await directory.read(ann)).guid,
        name: 'ann@acme.example',
        displayName: 'ann',
        userPrincipalName: 'ann@acme.example',
        sAMAccountName: 'ann_acme.example',
        mail: 'ann@acme.example',
        enabled: false,
      },
    ]);
    assert.equal(first.users.length, 1);
    assert.equal(typeof first.nextCursor, 'string');
  });

  it('lists the users of a reseller without those of its customers', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const { users } = await hoster.run(name, { ...request, organization: hoster.reseller.path });

    assert.deepEqual(
      users.map(({ path }: { path: string }) => path),
      [hoster.reseller.administrator],
    );
  });

  staysWithin(name);
});
