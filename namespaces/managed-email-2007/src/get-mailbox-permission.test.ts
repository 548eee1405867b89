import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Managed Email 2007::GetMailboxPermission';

describe(name, () => {
  it('shows that nobody but its user has rights on a new mailbox, administrators included', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');

    const { permissions } = await acme.run(name, { user });

    assert.deepEqual(permissions, [
      {
        identity: user.slice('LDAP://'.length),
        trustee: 'NT AUTHORITY\\SELF',
        deny: false,
        isInherited: false,
        isValid: true,
        inheritanceType: 'All',
        accessRights: ['FullAccess', 'ReadPermission'],
      },
    ]);
    assert.deepEqual((await acme.run(name, { user, trustee: acme.administrator })).permissions, []);
  });

  it('tells the owner when asked for, and not both at once', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');

    const { permissions } = await acme.run(name, { user, owner: 'ann@acme.example' });

    assert.deepEqual(
      permissions.map(({ owner }: { owner: string }) => owner),
      [user],
    );
    assert.deepEqual((await acme.run(name, { user, owner: acme.administrator })).permissions, []);
    await assert.rejects(acme.run(name, { user, owner: user, trustee: user }), { code: 'EXCHANGE_USER_AND_OWNER' });
  });

  staysWithin(name);
});
