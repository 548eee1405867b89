import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sidOf } from '@tenantry/directory';
import { hosting } from '@tenantry/testing';

const GetMailboxPermission = 'Exchange 2007 Provider::GetMailboxPermission';

describe(GetMailboxPermission, () => {
  it('tells foreign trustees and those that are gone by number only, and what is inherited', async () => {
    const { acme, rival, run, directory } = await hosting();
    const path = await acme.mailboxUser('ann');
    const { attributes } = await directory.read(await rival.user('eve'), ['objectSid']);
    const eve = sidOf(attributes['objectSid']?.[0] ?? '');
    const gone = eve.replace(/\d+$/, '999999');
    await directory.modify(path, {
      msExchMailboxSecurityDescriptor: [`D:(D;;CC;;;WD)(A;CINP;LC;;;${eve})(A;CIIOID;SD;;;${gone})(AU;;CC;;;WD)`],
    });

    const { permissions } = await run(GetMailboxPermission, { path });

    const common = { identity: path.slice('LDAP://'.length), deny: false, isInherited: false, isValid: true };
    assert.deepEqual(permissions, [
      { ...common, user: 'S-1-1-0', deny: true, accessRights: ['FullAccess'], inheritanceType: 'None' },
      { ...common, user: eve, accessRights: ['ExternalAccount'], inheritanceType: 'SelfAndChildren' },
      {
        ...common,
        user: gone,
        isValid: false,
        isInherited: true,
        accessRights: ['DeleteItem'],
        inheritanceType: 'Descendents',
      },
    ]);
  });

  it('refuses users without a mailbox', async () => {
    const { acme, run } = await hosting();
    await assert.rejects(run(GetMailboxPermission, { path: acme.administrator }), { code: 'EXCHANGE_NO_MAILBOX' });
  });
});
