import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::RemoveMailboxPermission';

describe(name, () => {
  it('takes exactly the rights that are named, and leaves the mailbox as it was before them', async () => {
    const hoster = await hosting();
    const { user, trustee } = await requestFor(name)(hoster);
    const rights = async () => {
      const { permissions } = await hoster.acme.run('Managed Email 2007::GetMailboxPermission', { user, trustee });
      return permissions.flatMap(({ accessRights }: { accessRights: string[] }) => accessRights);
    };

    await hoster.acme.run(name, { user, trustee, accessRights: ['SendAs', 'ChangeOwner'] });
    assert.deepEqual(await rights(), ['FullAccess']);
    await hoster.acme.run(name, { user, trustee, accessRights: ['FullAccess'], deny: true });
    assert.deepEqual(await rights(), ['FullAccess']);
    await hoster.acme.run(name, { user, trustee, accessRights: ['FullAccess'] });
    assert.deepEqual(await rights(), []);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
