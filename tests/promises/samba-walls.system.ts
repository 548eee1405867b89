// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { hosting } from '@tenantry/testing';
import { sambaPair } from '@tenantry/testing/samba';

import { asUser, find, makeNeighbours, namesOf, refusal, testWalls } from './tenant-walls.ts';

it('a user who is bound to Active Directory', async (test) => {
  const neighbours = await makeNeighbours(await hosting({ directory: sambaPair }));
  const { hoster, ann, eve } = neighbours;
  await testWalls(test, neighbours);

  // A gap of Samba 4.17, of which the guide warns; when this fails, it need not any more.
  await test.test('is answered by compare, for which Samba checks no rights', async () => {
    await asUser(hoster, ann, async (client) => {
      assert.equal(await client.compare(namesOf(eve), 'mail', 'eve@rival.example'), true);
    });
  });

  // Another one: the words beside the code are meant for whoever looks for a fault.
  await test.test('is refused by one code, in words that tell whether the entry is there', async () => {
    await asUser(hoster, ann, async (client) => {
      const there = await refusal(client, namesOf(eve));
      const nowhere = await refusal(client, namesOf(eve).replace('eve@', 'nobody@'));
      assert.equal(there.code, nowhere.code);
      assert.notEqual(there.message, nowhere.message);
    });
  });

  await test.test('would see another tenant that lets everybody read it', async () => {
    await hoster.run('Active Directory Provider::Update ACL', {
      path: hoster.rival.path,
      ace: [{ mode: 'GRANT_ACCESS', name: 'S-1-5-11', permission: 0x20094, inheritance: 2 }],
    });
    await asUser(hoster, ann, async (client) => {
      const found = await find(client, 'DC=fabrikam,DC=com', { scope: 'sub', filter: '(mail=eve@rival.example)' });
      assert.deepEqual(found, [namesOf(eve)]);
    });
  });
});
