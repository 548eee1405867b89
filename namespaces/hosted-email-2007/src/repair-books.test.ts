import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::RepairBooks_';

describe(name, () => {
  it('leaves a mailbox that waits to be moved to where its space is', async () => {
    const hoster = await hosting();
    const { acme, directory, pool, run } = hoster;
    const ann = await acme.mailboxUser('ann');
    const { guid } = await directory.read(ann);
    await run('Exchange 2007 Resource Manager::MoveMailboxAllocation_', {
      mailbox: ann,
      mailStore: { autoAllocate: 'level', serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)' },
    });
    // Its own store has been filled since.
    await pool.query(`update resource_manager.store set kilobytes = granted where server = 'EXMBX01'`);

    const { mended, left } = await run(name, { orgGUID: (await directory.read(acme.path)).guid });

    assert.deepEqual(mended, []);
    assert.deepEqual(
      left.map(({ what }: { what: string }) => what),
      [`mailbox ann@${acme.domain}`],
    );
    const { rows } = await pool.query('select from resource_manager.mailbox_allocation where mailbox = $1', [guid]);
    assert.equal(rows.length, 1);
  });

  it('lets space follow a mailbox where there is room, and shows all in a plan before', async () => {
    const hoster = await hosting();
    const orgGUID = await damage(hoster);
    const before = await hoster.everything();

    const { changes = [] } = await hoster.plan(name, { orgGUID });
    assert.ok(changes.some((change) => change.includes('resource_manager.mailbox_allocation')));
    assert.deepEqual(await hoster.everything(), before);

    const { mended, left } = await hoster.run(name, { orgGUID });
    assert.deepEqual([mended.length, left], [5, []]);
    assert.deepEqual(await hoster.run('Hosted Email 2007::CheckBooks_', { orgGUID }), { differences: [] });
    assert.deepEqual(await hoster.run('Hosted Email 2007::CheckBooks_', {}), { differences: [] });
  });

  undoesEverywhere(name, async (hoster) => ({ orgGUID: await damage(hoster) }));
});

/** One mailbox elsewhere, one without space, one gone. Gives the GUID of the organization. */
async function damage({ acme, directory, paths, pool }: Hosting): Promise<string> {
  const [ann, ben, cleo] = [
    await acme.mailboxUser('ann'),
    await acme.mailboxUser('ben'),
    await acme.mailboxUser('cleo'),
  ];
  const servers = paths.servers.slice('LDAP://'.length);
  await directory.modify(ann, {
    homeMDB: [`CN=Mailbox Store 1 (EXMBX02),CN=SG01,CN=InformationStore,CN=EXMBX02,${servers}`],
  });
  const { guid } = await directory.read(ben);
  await pool.query(
    `select resource_manager.remove_mailbox(m.mailbox, m.organization, m.store_id)
     from resource_manager.mailbox_allocation m
     where m.mailbox = $1`,
    [guid],
  );
  await pool.query('delete from plans.counted_item where item = $1', [guid]);
  await pool.query(`update plans.item_count set used = used - 1 where feature = 'maximum/mailboxes'`);
  await directory.delete(cleo);
  return (await directory.read(acme.path)).guid;
}
