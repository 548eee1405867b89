import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::AddMailboxPermission';

describe(name, () => {
  it('gives rights to users and groups of the organization by any of their names', async () => {
    const { acme, run } = await hosting();
    const user = await acme.mailboxUser('ann');
    const ben = await acme.mailboxUser('ben');
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Assistants' });

    await acme.run(name, { user, trustee: 'ben@acme.example', accessRights: ['FullAccess'] });
    await acme.run(name, { user, trustee: 'Assistants', accessRights: ['ReadPermission', 'SendAs'], deny: true });

    const { permissions } = await acme.run('Managed Email 2007::GetMailboxPermission', { user });
    assert.deepEqual(
      permissions.map(({ trustee, deny, accessRights }: Record<string, unknown>) => [trustee, deny, accessRights]),
      [
        [group.path, true, ['ReadPermission']],
        [ben, false, ['FullAccess']],
        ['NT AUTHORITY\\SELF', false, ['FullAccess', 'ReadPermission']],
        [group.path, true, ['SendAs']],
      ],
    );
  });

  it('refuses trustees of another tenant, contacts, other stores and unknown rights', async () => {
    const { acme, rival, run } = await hosting();
    const user = await acme.mailboxUser('ann');
    const eve = await rival.mailboxUser('eve');
    await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
    const good = { user, trustee: acme.administrator, accessRights: ['FullAccess'] };
    const cases: [string, object][] = [
      ['ENGINE_NO_SUCH_OBJECT', { trustee: eve }],
      ['ENGINE_NO_SUCH_OBJECT', { trustee: 'eve@rival.example' }],
      ['EXCHANGE_NOT_A_PRINCIPAL', { trustee: 'Pat' }],
      ['EXCHANGE_MAILBOX_IN_OTHER_STORE', { database: 'EXMBX02\\SG01\\Mailbox Store 1 (EXMBX02)' }],
      ['EXCHANGE_STORE_UNKNOWN', { database: 'EXMBX09\\SG01\\Nothing' }],
      ['EXCHANGE_NO_MAILBOX', { user: acme.administrator, trustee: user }],
      ['ENGINE_INPUT_INVALID', { accessRights: ['Everything'] }],
      ['ENGINE_INPUT_INVALID', { accessRights: [] }],
    ];
    const { database } = await run('Managed Email 2007::GetMailbox', { user });

    for (const [code, input] of cases) {
      await assert.rejects(acme.run(name, { ...good, ...input }), { code }, JSON.stringify(input));
    }
    await acme.run(name, { ...good, database });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
