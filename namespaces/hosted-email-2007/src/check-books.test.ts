import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

const name = 'Hosted Email 2007::CheckBooks_';

describe(name, () => {
  it('tells a mailbox on another store than its space, and one that is booked for another organization', async () => {
    const hoster = await hosting();
    const { acme, directory, pool, rival } = hoster;
    const ann = await acme.mailboxUser('ann');
    const ben = await acme.mailboxUser('ben');
    const other = `CN=Mailbox Store 1 (EXMBX02),CN=SG01,CN=InformationStore,CN=EXMBX02,${hoster.paths.servers.slice('LDAP://'.length)}`;
    await directory.modify(ann, { homeMDB: [other] });
    const { guid: foreign } = await directory.read(rival.path);
    await pool.query('update resource_manager.mailbox_allocation set organization = $1 where mailbox = $2', [
      foreign,
      (await directory.read(ben)).guid,
    ]);

    const rows = await check(hoster, acme.path);

    assert.deepEqual(
      rows.map(({ what, booked, counted }) => [what, booked, counted]),
      [
        [
          `mailbox ann@${acme.domain}`,
          `1048576 KB on ${home}`,
          '1048576 KB on EXMBX02\\SG01\\Mailbox Store 1 (EXMBX02)',
        ],
        [
          `mailbox ben@${acme.domain}`,
          `1048576 KB on ${home} for ${foreign}`,
          `1048576 KB on ${home} for ${acme.path}`,
        ],
      ],
    );
  });

  it('takes no mailbox for gone that has only lost its pointer', async () => {
    const hoster = await hosting();
    const ann = await hoster.acme.mailboxUser('ann');
    await hoster.directory.modify(ann, { otherWellKnownObjects: [] });
    assert.deepEqual(await check(hoster, hoster.acme.path), []);
  });
});

const home = 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)';

async function check({ directory, run }: Hosting, path: string) {
  const orgGUID = (await directory.read(path)).guid;
  const { differences } = await run(name, { orgGUID });
  return differences as { what: string; booked: string; counted: string }[];
}
