import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sidOf } from '@tenantry/directory';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const RemoveMailboxPermission = 'Exchange 2007 Provider::RemoveMailboxPermission';

describe(RemoveMailboxPermission, () => {
  it('takes rights whatever inherits them, or only those of one kind, and nothing that is inherited', async () => {
    const hoster = await hosting();
    const { run, directory } = hoster;
    const { path, ben, sid } = await withMailbox(hoster);
    const inherited = `(A;CIID;CC;;;${sid})`;
    const steps: [object, string][] = [
      [{ inheritanceType: 'None' }, `D:(A;CI;CCSD;;;${sid})${inherited}`],
      [{}, `D:(A;CI;SD;;;${sid})${inherited}`],
      [{ accessRights: ['DeleteItem'] }, `D:${inherited}`],
    ];
    await directory.modify(path, {
      msExchMailboxSecurityDescriptor: [`D:(A;;CC;;;${sid})(A;CI;CCSD;;;${sid})${inherited}`],
    });

    for (const [input, expected] of steps) {
      await run(RemoveMailboxPermission, { path, user: ben, accessRights: ['FullAccess'], ...input });
      const { attributes } = await directory.read(path, ['msExchMailboxSecurityDescriptor']);
      assert.deepEqual(attributes['msExchMailboxSecurityDescriptor'], [expected]);
    }
  });

  it('refuses to touch a descriptor that it cannot read', async () => {
    const hoster = await hosting();
    const { path, ben } = await withMailbox(hoster);
    await hoster.directory.modify(path, { msExchMailboxSecurityDescriptor: ['D:(A;;'] });

    const removal = hoster.run(RemoveMailboxPermission, { path, user: ben, accessRights: ['FullAccess'] });

    await assert.rejects(removal, { code: 'EXCHANGE_DESCRIPTOR_UNREADABLE' });
  });

  undoesEverywhere(RemoveMailboxPermission, async (hoster) => {
    const { path, ben } = await withMailbox(hoster);
    const permission = { path, user: ben, accessRights: ['FullAccess', 'SendAs'] };
    await hoster.run('Exchange 2007 Provider::AddMailboxPermission', permission);
    return permission;
  });
});

async function withMailbox({ acme, directory }: Hosting) {
  const [path, ben] = [await acme.mailboxUser('ann'), await acme.user('ben')];
  const { attributes } = await directory.read(ben, ['objectSid']);
  return { path, ben, sid: sidOf(attributes['objectSid']?.[0] ?? '') };
}
