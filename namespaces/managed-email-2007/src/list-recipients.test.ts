import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Managed Email 2007::ListRecipients_';

describe(name, () => {
  it('names stores as requests do, and leaves out the groups that come with public folders', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    await acme.mailboxUser('ann');
    await run('Hosted Email 2007::CreateFolder', await requestFor('Hosted Email 2007::CreateFolder')(hoster));

    const { recipients } = await run(name, { organization: acme.path });

    assert.deepEqual(
      recipients.map(({ alias, database }: { alias: string; database: string }) => [alias, database]),
      [['ann', 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)']],
    );
  });
});
