// Debian packages: slapd ldap-utils
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { hosting } from '@tenantry/testing';
import { openLdapPair } from '@tenantry/testing/slapd';

import { asUser, makeNeighbours, namesOf, refusal, testWalls } from './tenant-walls.ts';

it('a user who is bound to OpenLDAP', async (test) => {
  const neighbours = await makeNeighbours(await hosting({ directory: openLdapPair }));
  const { hoster, ann, eve } = neighbours;
  await testWalls(test, neighbours);

  await test.test('is refused in the same words, whether an entry is there or not', async () => {
    await asUser(hoster, ann, async (client) => {
      const nowhere = await refusal(client, namesOf(eve).replace('eve@', 'nobody@'));
      assert.equal(nowhere.code, 32);
      assert.deepEqual(await refusal(client, namesOf(eve)), nowhere);
    });
  });

  await test.test('is told by compare that others are not there', async () => {
    await asUser(hoster, ann, async (client) => {
      const asked = client.compare(namesOf(eve), 'mail', 'eve@rival.example');
      await assert.rejects(asked, { code: 32 });
    });
  });
});
