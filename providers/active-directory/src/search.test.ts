import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

const Search = 'Active Directory Provider::Search';

describe(Search, () => {
  it('gives what was asked for of each object', async () => {
    const { run, directory, acme } = await hosting();
    const { guid } = await directory.read(acme.administrator, ['cn']);

    const output = await run(Search, {
      path: acme.path,
      filter: '(&(objectClass=user)(userPrincipalName=ADMIN@acme.example))',
      propertyList: [{ name: 'UserPrincipalName' }, { name: 'title' }],
    });

    assert.deepEqual(output, {
      objects: [
        {
          path: acme.administrator,
          guid,
          properties: [
            { name: 'UserPrincipalName', value: ['admin@acme.example'] },
            { name: 'title', value: [] },
          ],
        },
      ],
    });
  });

  it('obeys its preferences', async () => {
    const { run, acme } = await hosting();
    const organization = acme.path.slice(7);
    const direct = ['CN=Admins@Acme', 'CN=CSRAdmins@Acme'].map((name) => `LDAP://${name},${organization}`);
    const all = [direct[0], `LDAP://CN=AllUsers@Acme,CN=_Private,${organization}`, direct[1]];
    const scope = 'ADS_SEARCHPREF_SEARCH_SCOPE';
    const cases: [preferences: Record<string, string>, found: unknown[]][] = [
      [{}, all],
      [{ [scope]: 'ADS_SCOPE_SUBTREE' }, all],
      [{ [scope]: '2' }, all],
      [{ [scope]: 'ADS_SCOPE_ONELEVEL' }, direct],
      [{ [scope]: '1', ADS_SEARCHPREF_PAGESIZE: '1', ADS_SEARCHPREF_CACHE_RESULTS: 'false' }, direct],
      [{ [scope]: 'ADS_SCOPE_BASE' }, []],
    ];
    for (const [given, found] of cases) {
      const preferences = Object.entries(given).map(([searchPref, value]) => ({ searchPref, value }));
      const { objects } = await run(Search, { path: acme.path, filter: '(objectClass=group)', preferences });
      assert.deepEqual(objects.map(({ path }: { path: string }) => path).sort(), found, JSON.stringify(given));
    }
  });

  it('gives the first objects only with a size limit', async () => {
    const { run, acme } = await hosting();
    const preferences = [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', type: 'ADSTYPE_INTEGER', value: '2' }];
    const { objects } = await run(Search, { path: acme.path, filter: '(objectClass=*)', preferences });
    assert.equal(objects.length, 2);
  });

  it('refuses preferences that it does not know, and their wrong values', async () => {
    const { run, acme } = await hosting();
    const cases = [
      ['ADS_SEARCHPREF_SEARCH_SCOPE', 'ADS_SCOPE_ALL'],
      ['ADS_SEARCHPREF_SEARCH_SCOPE', 'constructor'],
      ['ADS_SEARCHPREF_SIZE_LIMIT', '0'],
      ['ADS_SEARCHPREF_SIZE_LIMIT', 'many'],
      ['ADS_SEARCHPREF_SORT_ON', 'cn'],
    ];
    for (const [searchPref, value] of cases) {
      const preferences = [{ searchPref, value }];
      await assert.rejects(run(Search, { path: acme.path, filter: '(cn=*)', preferences }), {
        code: 'ACTIVE_DIRECTORY_PREFERENCE_INVALID',
        hresult: 0xc2100fa7,
      });
    }
  });

  it('refuses filters that are none and places that are not there', async () => {
    const { run, acme } = await hosting();
    await assert.rejects(run(Search, { path: acme.path, filter: '(cn=a' }), { code: 'DIRECTORY_BAD_FILTER' });
    const path = acme.path.replace('OU=Acme', 'OU=Nobody');
    await assert.rejects(run(Search, { path, filter: '(cn=a)' }), { code: 'ENGINE_NO_SUCH_OBJECT' });
  });

  it('gives up to 10,000 objects and refuses more', async () => {
    const hoster = await hosting();
    const { run, acme } = hoster;
    await addContainers(hoster, 10_001);
    const request = {
      path: acme.path,
      filter: '(description=one of many)',
      propertyList: [{ name: 'cn' }],
    };
    const limited = (value: string) => ({
      ...request,
      preferences: [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value }],
    });

    assert.equal((await run(Search, limited('10000'))).objects.length, 10_000);
    for (const refused of [request, limited('20000')]) {
      await assert.rejects(run(Search, refused), {
        code: 'ACTIVE_DIRECTORY_TOO_MANY_OBJECTS',
        hresult: 0xc2100fa8,
      });
    }
  });
});

/** Containers of an organization, written past the directory because they are many. */
async function addContainers({ pool, acme, directory }: Hosting, count: number): Promise<void> {
  const { dn } = await directory.read(acme.path, ['cn']);
  await pool.query(
    `insert into directory.object (guid, tree, parent, dn, attributes, usn)
     select gen_random_uuid(), e.tree || chr(1) || 'cn=many ' || n, e.tree, 'CN=many ' || n || ',' || e.dn,
       jsonb_build_object('objectClass', '["container"]'::jsonb, 'description', '["one of many"]'::jsonb),
       nextval('directory.usn')
     from directory.object e, generate_series(1, $2::integer) n
     where e.dn = $1`,
    [dn, count],
  );
}
