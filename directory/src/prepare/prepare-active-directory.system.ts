// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { type SambaPair, startSambaPair } from '@tenantry/testing/samba';

import { activeDirectoryFlavour } from '../active-directory/active-directory-flavour.ts';
import { createLdapDirectory, type LdapDirectory } from '../ldap/ldap-directory.ts';
import { activeDirectorySchema, type SchemaStage } from '../schema/active-directory-schema.ts';
import { objectIdentifier } from '../schema/object-identifiers.ts';
import { type Prepared, prepare } from './preparation.ts';
import { prepareActiveDirectory } from './prepare-active-directory.ts';

/** The schema of this release, which the pair has, and what a later one may add. */
const [attributes = [], classes = [], extensions = [], kept = []] = activeDirectorySchema();
const later = { kind: 'add', commonName: 'Later-Attribute', name: 'laterAttribute' } as const;
const schema: readonly SchemaStage[] = [
  [
    ...attributes,
    { ...later, attributes: { ...attributes[0]?.attributes, ...named(later.name, 'attributeID', 9001) } },
  ],
  classes,
  [
    ...extensions,
    { kind: 'extend', commonName: 'Mail-Recipient', name: 'mailRecipient', attributes: { mayContain: [later.name] } },
  ],
  kept,
];

function named(name: string, identifier: string, number: number): Record<string, readonly string[]> {
  return { lDAPDisplayName: [name], [identifier]: [objectIdentifier('attribute', number)] };
}

describe('tenantry directory prepare on Active Directory', () => {
  let pair: SambaPair;
  let port: LdapDirectory;

  before(async () => {
    pair = await startSambaPair();
    port = createLdapDirectory(
      {
        controllers: pair.controllers.map(({ name, url }) => ({ name, url })).reverse(),
        bindDn: pair.administrator.user,
        password: pair.administrator.password,
        startTls: false,
        tls: {},
        domain: undefined,
      },
      activeDirectoryFlavour(),
    );
  });

  after(async () => {
    await port?.close();
    await pair?.stop();
  });

  const run = async (plan: boolean): Promise<Prepared[]> => {
    const preparations = prepareActiveDirectory(port, {
      account: pair.administrator.user,
      hostingUnit: 'Hosting',
      schema,
    });
    return Array.fromAsync(prepare(preparations, { plan }));
  };

  it('shows what it would do, and does nothing', async () => {
    const planned = await run(true);
    assert.match(
      planned[0]?.changes[0] ?? '',
      /^dn: CN=Later-Attribute,CN=Schema,[\s\S]*\nlDAPDisplayName: laterAttribute\n/,
    );
    assert.deepEqual(planned[0]?.changes.length, 1);
    assert.match(planned.find(({ title }) => title === 'List-object mode')?.changes[0] ?? '', /\ndSHeuristics: 001\n/);
    assert.deepEqual(await run(true), planned);
  });

  it('does it once: a second run finds everything there', async () => {
    const first = await run(false);
    assert.ok(first.some(({ state }) => state === 'done'));
    const second = await run(false);
    assert.deepEqual(
      second.filter(({ state }) => state !== 'present'),
      [],
    );
    const { attributes } = await port
      .find('dc1.fabrikam.com', { dn: `OU=Hosting,${pair.domain}` }, ['nTSecurityDescriptor'])
      .then((entry) => entry ?? assert.fail('no unit was made'));
    assert.doesNotMatch(String(attributes['nTSecurityDescriptor']), /;(AU|WD|RU)\)/);
  });
});
