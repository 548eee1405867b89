// Debian packages: slapd ldap-utils samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, testPassword } from '@tenantry/testing';
import { sambaPair } from '@tenantry/testing/samba';
import { openLdapPair } from '@tenantry/testing/slapd';

// Against real directories, which check the password themselves (LDAP bind).
for (const [product, directory] of Object.entries({ OpenLDAP: openLdapPair, Samba: sambaPair })) {
  describe(`signing in over ${product}`, () => {
    it('knows a user by each of his names, and nobody else', async () => {
      const hoster = await hosting({ directory });
      const path = await hoster.acme.mailboxUser('ann');
      await hoster.directory.addValues(path, 'proxyAddresses', ['smtp:ann.lee@acme.example']);
      const { attributes } = await hoster.directory.read(path, ['sAMAccountName']);
      const account = attributes['sAMAccountName']?.[0];
      const check = async (user: string, password = testPassword) =>
        (
          await hoster.installation.passwords.check({
            user,
            password,
            address: undefined,
            locked: () => new Error(user),
          })
        )?.trustee;

      for (const name of [
        'ann@acme.example',
        'Ann.Lee@ACME.example',
        `fabrikam\\${account}`,
        `fabrikam.com\\${account}`,
      ]) {
        assert.equal(await check(name), path, name);
        assert.equal(await check(name, 'wrong'), undefined, name);
      }
      for (const name of ['nobody@acme.example', `other\\${account}`, '*', 'ann', 'ann@acme.example)(objectClass=*']) {
        assert.equal(await check(name), undefined, name);
      }
      await hoster.directory.modify(path, { userAccountControl: ['514'] });
      assert.equal(await check('ann@acme.example'), undefined);
    });
  });
}
