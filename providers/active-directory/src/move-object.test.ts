import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const MoveObject = 'Active Directory Provider::Move Object';

describe(MoveObject, () => {
  it('moves an object with all below it; links follow', async () => {
    const { run, directory, acme } = await hosting();
    const organization = acme.path.slice(7);
    const source = `LDAP://OU=Sales,${organization}`;
    const destination = `LDAP://OU=Departments,${organization}`;
    const group = `CN=CSRAdmins@Acme,${organization}`;
    await directory.add(source, { objectClass: ['organizationalUnit'] });
    await directory.add(destination, { objectClass: ['organizationalUnit'] });
    const { guid } = await directory.add(`CN=Ann,${source.slice(7)}`, { objectClass: ['contact'] });
    await directory.addValues(group, 'member', [`CN=Ann,${source.slice(7)}`]);

    assert.deepEqual(await run(MoveObject, { source, destination }), {
      path: `LDAP://OU=Sales,${destination.slice(7)}`,
    });

    const moved = `CN=Ann,OU=Sales,${destination.slice(7)}`;
    assert.equal((await directory.read(moved, ['cn'])).guid, guid);
    assert.deepEqual((await directory.read(group, ['member'])).attributes['member'], [moved]);
    assert.equal(await directory.find(source, ['cn']), undefined);
  });

  it('leaves an object where it is that is there already', async () => {
    const { run, acme } = await hosting();
    const output = await run(MoveObject, { source: acme.administrator, destination: acme.path });
    assert.deepEqual(output, { path: acme.administrator });
  });

  it('refuses a place that is taken, that lies below the object, or that is not there', async () => {
    const { run, directory, acme } = await hosting();
    const organization = acme.path.slice(7);
    const source = `LDAP://OU=Sales,${organization}`;
    const below = `LDAP://OU=Sales,OU=Sales,${organization}`;
    await directory.add(source, { objectClass: ['organizationalUnit'] });
    await directory.add(below, { objectClass: ['organizationalUnit'] });

    await assert.rejects(run(MoveObject, { source: below, destination: acme.path }), {
      code: 'ACTIVE_DIRECTORY_OBJECT_EXISTS',
      hresult: 0x80071392,
    });
    await assert.rejects(run(MoveObject, { source, destination: below }), { code: 'DIRECTORY_CONSTRAINT' });
    await assert.rejects(run(MoveObject, { source, destination: acme.path.replace('OU=Acme', 'OU=Nobody') }), {
      code: 'ENGINE_NO_SUCH_OBJECT',
    });
  });

  it('refuses another domain', async () => {
    const { run, acme, pool } = await hosting();
    await pool.query(
      `insert into directory.object (guid, tree, parent, dn, attributes, usn)
       values (gen_random_uuid(), 'dc=com' || chr(1) || 'dc=contoso', '', 'DC=contoso,DC=com',
         '{"objectClass": ["domainDNS"]}', nextval('directory.usn'))`,
    );
    await assert.rejects(run(MoveObject, { source: acme.administrator, destination: 'LDAP://DC=contoso,DC=com' }), {
      code: 'ACTIVE_DIRECTORY_DOMAIN_MISMATCH',
      hresult: 0xc2100fa5,
    });
  });

  undoesEverywhere(MoveObject, ({ acme }) => ({
    source: acme.administrator,
    destination: `LDAP://CN=_Private,${acme.path.slice(7)}`,
  }));
});
