import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Active Directory::GetUser';

describe(name, () => {
  it('returns what ModifyUser can change, and whether the user is an administrator', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const request = await requestFor(name)(hoster);
    await run('Managed Active Directory::ModifyUser', {
      ...request,
      givenName: 'Ada',
      properties: [{ name: 'title', value: ['Head'] }],
    });

    const administrator = await acme.run(name, request);
    const ann = await acme.run(name, { user: await acme.user('ann') });

    assert.deepEqual(
      [administrator.givenName, administrator.isAdmin, administrator.enabled, administrator.properties],
      ['Ada', true, true, [{ name: 'title', value: ['Head'] }]],
    );
    assert.deepEqual([ann.userPrincipalName, ann.isAdmin, ann.properties], ['ann@acme.example', false, []]);
  });

  staysWithin(name);
});
