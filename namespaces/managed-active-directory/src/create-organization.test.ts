import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::CreateOrganization';

describe(name, () => {
  it('creates the unit with its containers, groups and pointers', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run(name, { container: hoster.reseller.path, name: 'Fresh', description: 'New' });
    assert.deepEqual(org.groups.map(({ name: group }: { name: string }) => group).sort(), [
      'Admins@Fresh',
      'AllUsers@Fresh',
      'CSRAdmins@Fresh',
    ]);
    assert.deepEqual(
      org.orgs.map(({ name: own }: { name: string }) => own),
      ['_Private', 'Services'],
    );
    const { attributes } = await hoster.directory.read(org.path);
    assert.deepEqual(attributes['description'], ['New']);
    assert.ok(
      attributes['otherWellKnownObjects']?.some((value) =>
        value.startsWith('B:32:65F37ECB46704F0E9300E1FB48E1096E:CN=Admins@Fresh,'),
      ),
    );
  });

  it('lets everybody of the organization read it, and nobody else', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run(name, { container: hoster.reseller.path, name: 'Fresh' });
    const { dacl } = await hoster.run('Active Directory Provider::Get DACL', { path: org.path });
    assert.deepEqual(
      dacl
        .map((ace: Record<string, unknown>) => [ace['name'], ace['mode'], ace['permission'], ace['inheritance']])
        .sort(),
      ['Admins@Fresh', 'AllUsers@Fresh', 'CSRAdmins@Fresh']
        .map((group) => [org.groups.find(({ name: own }: { name: string }) => own === group).path, 2, 0x20094, 2])
        .sort(),
    );
  });

  it('refuses customers below customers', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { container: hoster.acme.path, name: 'Below' }), {
      code: 'MANAGED_DIRECTORY_WRONG_PLACE',
    });
    await assert.rejects(
      hoster.run(name, { container: hoster.reseller.path, name: 'X', properties: [{ name: 'gPLink', value: ['x'] }] }),
      { code: 'MANAGED_DIRECTORY_ATTRIBUTE_NOT_ALLOWED' },
    );
  });

  undoesEverywhere(name);
});
