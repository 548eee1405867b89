import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Answer } from '@tenantry/engine/client';
import { type Hosting, hosting, isThorough } from '@tenantry/testing';

import { newOrganization } from './new-organization.ts';
import { requireBooksAddUp } from './recount.ts';

describe('collisions', () => {
  it('give one address to exactly one of many who ask at once', async () => {
    const hoster = await hosting();
    const contenders = isThorough() ? 200 : 40;
    const { users, domain } = await newOrganization(hoster, 'Crowd');
    const paths = await users(names(contenders));

    const answers = await Promise.all(paths.map((user) => createMailbox(hoster, user, `SMTP:shared@${domain}`)));

    assert.equal(answers.filter(({ state }) => state === 'done').length, 1);
    const losers = answers.filter(({ state }) => state !== 'done').map(({ error }) => error?.code);
    assert.deepEqual([...new Set(losers)], ['EXCHANGE_PROXY_ADDRESS_IN_USE']);
    assert.equal(losers.length, contenders - 1);
    await requireBooksAddUp(hoster);
  });

  it('let everybody through who asks for an address of his own, and make the lists of a new organization once', async () => {
    const hoster = await hosting();
    const contenders = isThorough() ? 2000 : 120;
    const { users, domain, path } = await newOrganization(hoster, 'Rush');
    const own = names(contenders);
    const paths = await users(own);
    const before = await countLists(hoster);

    const answers = await Promise.all(
      paths.map((user, index) => createMailbox(hoster, user, `SMTP:${own[index]}@${domain}`)),
    );

    const failed = answers.filter(({ state }) => state !== 'done');
    assert.deepEqual(
      failed.map(({ error }) => error?.message),
      [],
    );
    const after = await countLists(hoster);
    assert.deepEqual(
      {
        global: after.global - before.global,
        address: after.address - before.address,
        offline: after.offline - before.offline,
      },
      { global: 1, address: 1, offline: 1 },
    );
    assert.equal(await countMailboxes(hoster, path), contenders);
    await requireBooksAddUp(hoster);
  });
});

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `user${index + 1}`);
}

/** 2,000 of them fit into the stores of the test hoster. */
const sizes = { prohibitSendQuota: 104_857_600, issueWarningQuota: 94_371_840 };

/** The plan is one with Outlook, so that the first Outlook user is among those who ask. */
function createMailbox({ client }: Hosting, user: string, address: string): Promise<Answer> {
  return client.submit({
    what: {
      namespace: 'Hosted Email 2007',
      procedure: 'CreateMailbox',
      input: {
        user,
        planName: 'MailboxGold',
        planOverrides: sizes,
        alias: address.slice('SMTP:'.length).split('@')[0],
        emailAddresses: [address],
      },
    },
    caller: { trustee: 'system' },
  });
}

/** Lists by the container that they are in. */
async function countLists({ directory }: Hosting) {
  const { configuration } = await directory.contexts();
  const counts = { global: 0, address: 0, offline: 0 };
  const filter = '(|(objectClass=addressBookContainer)(objectClass=msExchOAB))';
  for await (const { dn } of directory.search({ base: configuration, filter })) {
    if (dn.includes(',CN=All Global Address Lists,')) counts.global++;
    else if (dn.includes(',CN=All Address Lists,')) counts.address++;
    else if (dn.includes(',CN=Offline Address Lists,')) counts.offline++;
  }
  return counts;
}

async function countMailboxes({ directory }: Hosting, base: string): Promise<number> {
  let found = 0;
  for await (const entry of directory.search({ base, filter: '(homeMDB=*)' })) found += entry ? 1 : 0;
  return found;
}
