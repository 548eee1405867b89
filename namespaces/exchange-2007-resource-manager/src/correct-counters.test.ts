import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::CorrectCounters_';

describe(name, () => {
  it('makes every counter what it counts, and changes none that is right', async () => {
    const hoster = await damaged();

    const { differences } = await hoster.run(name, {});

    assert.deepEqual(
      differences.map(({ what, booked, counted }: { what: string; booked: string; counted: string }) => [
        what,
        booked,
        counted,
      ]),
      [
        ['granted', '5', '102400'],
        ['consumers', '4', '1'],
        ['reserved', '102407', '102400'],
        ['used', '0', '1000'],
      ],
    );
    assert.deepEqual(await hoster.run('Exchange 2007 Resource Manager::Recount_', {}), { differences: [] });
    assert.deepEqual(await hoster.run(name, {}), { differences: [] });
  });

  undoesEverywhere(name, async (hoster) => {
    await damage(hoster);
    return {};
  });
});

async function damaged(): Promise<Hosting> {
  const hoster = await hosting();
  await damage(hoster);
  return hoster;
}

async function damage({ acme, pool, run }: Hosting): Promise<void> {
  await run('Exchange 2007 Resource Manager::AllocateOrganization', {
    organization: acme.path,
    mailStore: { megabytes: 100 },
  });
  await run('Exchange 2007 Resource Manager::AllocateMailbox', {
    organization: acme.path,
    mailbox: await acme.user('ann'),
    kilobytes: 1000,
  });
  await pool.query(
    `update resource_manager.organization_grant
     set used = 0, consumers = consumers + 3, reserved = reserved + 7
     where used > 0`,
  );
  await pool.query('update resource_manager.store set granted = 5 where granted > 0');
}
