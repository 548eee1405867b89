import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const UserSetPassword = 'Active Directory Provider::User Set Password';

describe(UserSetPassword, () => {
  it('sets the password without the old one', async () => {
    const { run, directory, acme } = await hosting();
    const path = acme.administrator;

    assert.deepEqual(await run(UserSetPassword, { path, newPassword: 'Test-password-2' }), {});

    assert.equal(await directory.checkPassword(path, 'Test-password-2'), true);
    assert.equal(await directory.checkPassword(path, 'Test-password-1'), false);
  });

  it('knows the new password by the name of old requests, too', async () => {
    const { submit, directory, acme } = await hosting();

    const { error } = await submit(
      `<request>
         <data><path>${acme.administrator}</path><password>Test-password-2</password></data>
         <procedure>
           <execute namespace="Active Directory Provider" procedure="User Set Password">
             <before source="data" destination="executeData" mode="merge"/>
           </execute>
         </procedure>
       </request>`,
    );

    assert.equal(error, undefined);
    assert.equal(await directory.checkPassword(acme.administrator, 'Test-password-2'), true);
  });

  it('refuses what is not a user', async () => {
    const { run, acme } = await hosting();
    const path = `LDAP://CN=Admins@Acme,${acme.path.slice(7)}`;
    await assert.rejects(run(UserSetPassword, { path, newPassword: 'Test-password-2' }), {
      code: 'ENGINE_WRONG_KIND_OF_OBJECT',
    });
  });

  undoesEverywhere(UserSetPassword, ({ acme }) => ({ path: acme.administrator, newPassword: 'Test-password-2' }));
});
