import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Hosted Active Directory::ADSearch';

describe(name, () => {
  it('finds what is in the organization', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.user('ann');
    const { objects } = await hoster.run(
      name,
      { path: hoster.acme.path, filter: '(objectClass=user)', propertyList: [{ name: 'displayName' }] },
      hoster.acme.administrator,
    );
    assert.deepEqual(
      objects.map((found: { path: string }) => found.path).sort(),
      [hoster.acme.administrator, path].sort(),
    );
  });

  it('shows a user of a reseller or of the hoster nothing of the organizations below', async () => {
    const { run, paths, reseller, acme, rival, directory } = await hosting();
    const [inside, outside] = [await reseller.user('ann'), await acme.user('ben')];
    const search = { path: reseller.path, filter: '(objectClass=*)', propertyList: [{ name: 'cn' }] };
    const found = async (as: string, more = {}) =>
      ((await run(name, { ...search, ...more }, as)).objects as { path: string }[]).map(({ path }) => path);

    const seen = await found(inside);

    assert.ok(seen.includes(inside) && seen.includes(reseller.administrator));
    const others = [acme, rival].map(({ path }) => path.slice('LDAP://'.length));
    assert.deepEqual(
      seen.filter((path) => others.some((other) => path.endsWith(other))),
      [],
    );
    const sizeLimit = [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value: '1' }];
    assert.equal((await found(inside, { preferences: sizeLimit })).length, 1);
    assert.ok((await found(reseller.administrator)).includes(outside));

    const { domain, configuration } = await directory.contexts();
    const { user } = await run('Hosted Active Directory::CreateUser', {
      container: paths.hosting.path,
      userPrincipalName: 'eve@fabrikam.com',
      displayName: 'Eve',
      isAdmin: false,
      newPassword: 'Test-password-1',
    });
    for (const path of [domain, configuration, acme.path]) {
      await assert.rejects(run(name, { ...search, path }, inside), { code: 'ENGINE_NO_SUCH_OBJECT' });
      await assert.rejects(run(name, { ...search, path }, user.path), { code: 'ENGINE_NO_SUCH_OBJECT' });
    }
    assert.ok(
      !(await found(user.path, { path: paths.hosting.path })).some((path) => path.endsWith(reseller.path.slice(7))),
    );
  });

  it('refuses filters that are none', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: hoster.acme.path, filter: '(((' }), { code: 'DIRECTORY_BAD_FILTER' });
  });

  staysWithin(name);
});
