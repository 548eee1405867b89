import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ProvisioningError } from '@tenantry/engine';
import { hosting, undoesEverywhere } from '@tenantry/testing';

const GroupRemove = 'Active Directory Provider::Group Remove';

describe(GroupRemove, () => {
  it('takes an object out of a group and leaves the others in it', async () => {
    const { run, directory, acme } = await hosting();
    const path = await acme.user('ann');
    const group = `LDAP://CN=AllUsers@Acme,CN=_Private,${acme.path.slice(7)}`;
    const members = async () => (await directory.read(group, ['member'])).attributes['member'];
    assert.deepEqual(await members(), [acme.administrator.slice(7), path.slice(7)]);

    assert.deepEqual(await run(GroupRemove, { group, path: acme.administrator }), {});
    assert.deepEqual(await members(), [path.slice(7)]);
    assert.deepEqual(await run(GroupRemove, { group, path: acme.administrator }), {});
    assert.deepEqual(await run(GroupRemove, { group, path }), {});
    assert.equal(await members(), undefined);
  });

  it('refuses what is not a group, and objects that are not there', async () => {
    const { run, acme } = await hosting();
    await assert.rejects(run(GroupRemove, { group: acme.path, path: acme.administrator }), {
      code: 'ENGINE_WRONG_KIND_OF_OBJECT',
    });
    const group = `LDAP://CN=Admins@Acme,${acme.path.slice(7)}`;
    await assert.rejects(run(GroupRemove, { group, path: `LDAP://CN=Nobody,${acme.path.slice(7)}` }), {
      code: 'ENGINE_NO_SUCH_OBJECT',
    });
  });

  it('has nothing to put back when group or object are gone', async () => {
    const hoster = await hosting({ queue: false });
    const { run, directory, acme } = hoster;
    const [group, path] = [`CN=Sellers,${acme.path.slice(7)}`, `CN=Ann,${acme.path.slice(7)}`];
    for (const gone of [group, path]) {
      if (!(await directory.find(path, ['cn']))) await directory.add(path, { objectClass: ['contact'] });
      if (!(await directory.find(group, ['cn'])))
        await directory.add(group, { objectClass: ['group'], member: [path] });
      hoster.probe(async ({ at }) => {
        if (at !== 'after-apply') return;
        await directory.delete(gone);
        throw new ProvisioningError({ code: 'TEST_FAILURE', hresult: 0x80004005 }, 'The test lets this step fail.');
      });
      const request = { group: `LDAP://${group}`, path: `LDAP://${path}` };
      await assert.rejects(run(GroupRemove, request), { code: 'TEST_FAILURE' });
      hoster.probe(undefined);
      assert.equal(await directory.find(gone, ['cn']), undefined);
    }
  });

  undoesEverywhere(GroupRemove, ({ acme }) => ({
    group: `LDAP://CN=Admins@Acme,${acme.path.slice(7)}`,
    path: acme.administrator,
  }));
});
