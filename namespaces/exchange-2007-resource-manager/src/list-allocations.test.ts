import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ListAllocations_';

describe(name, () => {
  it('lists mailboxes by user, by organization, and consumers', async () => {
    const hoster = await hosting();
    const { acme, directory, run } = hoster;
    const orgGUID = (await directory.read(acme.path)).guid;
    const request = await requestFor('Exchange 2007 Resource Manager::AllocateConsumerUserMailbox')(hoster);
    await run('Exchange 2007 Resource Manager::AllocateConsumerUserMailbox', request);
    const consumer = (await directory.read((request as { mailbox: string }).mailbox)).guid;
    await run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: acme.path,
      mailStore: { megabytes: 100 },
    });
    const mailbox = await acme.user('ben');
    await run('Exchange 2007 Resource Manager::AllocateMailbox', {
      organization: acme.path,
      mailbox,
      kilobytes: 2000,
    });
    const business = (await directory.read(mailbox)).guid;
    const list = async (input: object) =>
      (await run(name, input)).allocations.map(
        ({ GUID, orgGUID: owner, kilobytes }: { GUID: string; orgGUID?: string; kilobytes: number }) => [
          GUID,
          owner,
          kilobytes,
        ],
      );

    assert.deepEqual(await list({ orgGUID }), [[business, orgGUID, 2000]]);
    assert.deepEqual(await list({ consumers: 1 }), [[consumer, undefined, 1000]]);
    assert.deepEqual(await list({ mailboxes: [consumer.toUpperCase()] }), [[consumer, undefined, 1000]]);
    assert.deepEqual(await list({ mailboxes: [business] }), [[business, orgGUID, 2000]]);
    assert.deepEqual(await list({}), []);
  });
});
