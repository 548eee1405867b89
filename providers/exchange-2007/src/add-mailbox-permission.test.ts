import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sidOf } from '@tenantry/directory';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const AddMailboxPermission = 'Exchange 2007 Provider::AddMailboxPermission';
const sendAs = 'ab721a54-1e2f-11d0-9819-00aa0040529b';

describe(AddMailboxPermission, () => {
  it('writes rights to the descriptor of the mailbox, one entry a trustee, denials first', async () => {
    const hoster = await hosting();
    const { run, directory } = hoster;
    const { path, ben, sid } = await withMailbox(hoster);
    const steps: [object, string][] = [
      [{ accessRights: ['FullAccess'] }, `O:PSG:PSD:(A;CI;CC;;;${sid})(A;CI;CCRC;;;PS)`],
      [{ accessRights: ['FullAccess', 'DeleteItem'] }, `O:PSG:PSD:(A;CI;CCSD;;;${sid})(A;CI;CCRC;;;PS)`],
      [
        { accessRights: ['ChangeOwner', 'ChangePermission'], deny: true, inheritanceType: 'None' },
        `O:PSG:PSD:(D;;WDWO;;;${sid})(A;CI;CCSD;;;${sid})(A;CI;CCRC;;;PS)`,
      ],
      [
        { accessRights: ['ExternalAccount'], inheritanceType: 'Children' },
        `O:PSG:PSD:(D;;WDWO;;;${sid})(A;CINPIO;LC;;;${sid})(A;CI;CCSD;;;${sid})(A;CI;CCRC;;;PS)`,
      ],
    ];

    for (const [input, expected] of steps) {
      await run(AddMailboxPermission, { path, user: ben, ...input });
      const { attributes } = await directory.read(path, ['msExchMailboxSecurityDescriptor']);
      assert.deepEqual(attributes['msExchMailboxSecurityDescriptor'], [expected]);
    }
  });

  it('writes the right to send as somebody to his object, and once', async () => {
    const hoster = await hosting();
    const { path, ben, sid } = await withMailbox(hoster);
    const before = (await hoster.directory.read(path)).attributes;

    for (const _ of [1, 2]) await hoster.run(AddMailboxPermission, { path, user: ben, accessRights: ['SendAs'] });

    const { attributes } = await hoster.directory.read(path);
    assert.equal(attributes['msExchMailboxSecurityDescriptor'], before['msExchMailboxSecurityDescriptor']);
    const entries = attributes['nTSecurityDescriptor']?.[0]?.split(`(OA;CI;CR;${sendAs};;${sid})`);
    assert.equal(entries?.length, 2);
  });

  undoesEverywhere(AddMailboxPermission, async (hoster) => {
    const { path, ben } = await withMailbox(hoster);
    return { path, user: ben, accessRights: ['FullAccess', 'SendAs'] };
  });
});

async function withMailbox({ acme, directory }: Hosting) {
  const [path, ben] = [await acme.mailboxUser('ann'), await acme.user('ben')];
  const { attributes } = await directory.read(ben, ['objectSid']);
  return { path, ben, sid: sidOf(attributes['objectSid']?.[0] ?? '') };
}
