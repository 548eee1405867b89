import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const TranslateName = 'Active Directory Provider::Translate Name';

describe(TranslateName, () => {
  it('turns each form of a name into each other', async () => {
    const { run, directory, acme } = await hosting();
    const { dn: container } = await directory.read(acme.path);
    const { dn, guid } = await directory.add(`CN=Beebe/Ann,${container}`, {
      objectClass: ['user'],
      sAMAccountName: ['ann_acme'],
      displayName: ['Ann Beebe'],
      userPrincipalName: ['ann.beebe@acme.example'],
    });
    const names = {
      NameFullyQualifiedDN: dn,
      NameSamCompatible: 'FABRIKAM\\ann_acme',
      NameDisplay: 'Ann Beebe',
      NameUniqueId: `{${guid}}`,
      NameCanonical: 'fabrikam.com/Hosting/Reseller/Acme/Beebe\\/Ann',
      NameUserPrincipal: 'ann.beebe@acme.example',
      NameCanonicalEx: 'fabrikam.com/Hosting/Reseller/Acme\nBeebe\\/Ann',
      NameDnsDomain: 'fabrikam.com\\ann_acme',
    };

    for (const [accountNameFormat, name] of Object.entries(names)) {
      for (const [desiredNameFormat, translatedName] of Object.entries(names)) {
        const input = { name, desiredNameFormat, accountNameFormat };
        assert.deepEqual(await run(TranslateName, input), { translatedName }, JSON.stringify(input));
      }
      const recognized = await run(TranslateName, { name, desiredNameFormat: 'NameUniqueId' });
      assert.equal(recognized.translatedName, `{${guid}}`, name);
    }
  });

  it('refuses names of nobody, of several, and forms that an object has no name of', async () => {
    const { run, acme, directory } = await hosting();
    const { domain } = await directory.contexts();
    for (const name of ['one', 'two']) {
      await directory.add(`CN=${name},${domain}`, { objectClass: ['user'], displayName: ['Twin'] });
    }
    const cases = [
      ['ACTIVE_DIRECTORY_NAME_NOT_FOUND', 'nobody@acme.example', 'NameDisplay'],
      ['ACTIVE_DIRECTORY_NAME_NOT_FOUND', 'FABRIKAM\\*', 'NameDisplay'],
      ['ACTIVE_DIRECTORY_NAME_NOT_FOUND', 'fabrikam.com/Hosting/Nobody/ann', 'NameDisplay'],
      ['ACTIVE_DIRECTORY_NAME_AMBIGUOUS', 'Twin', 'NameUniqueId'],
      ['ACTIVE_DIRECTORY_NO_NAME_OF_FORM', acme.path.slice('LDAP://'.length), 'NameSamCompatible'],
    ];
    for (const [code = '', name, desiredNameFormat] of cases) {
      await assert.rejects(run(TranslateName, { name, desiredNameFormat }), { code }, name);
    }
  });
});
