import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const ModifyResourceMailbox = 'Exchange 2007 Provider::ModifyResourceMailbox';

describe(ModifyResourceMailbox, () => {
  it('changes what is given and nothing else', async () => {
    const hoster = await hosting();
    const { run, directory } = hoster;
    const { path, ann } = await withRoom(hoster);
    const { guid, dn } = await directory.read(ann);
    const metadata = ['ResourceType:Room', 'AllowConflicts:FALSE', `RequestInPolicy:${guid}`];
    const cases: [object, object][] = [
      [{}, {}],
      [{ resourceCapacity: 3 }, { msExchResourceCapacity: ['3'] }],
      [{ resourceCustom: [] }, { msExchResourceSearchProperties: ['Room'], msExchResourceDisplay: ['Room'] }],
      [{ allowConflicts: true }, { msExchResourceMetaData: [metadata[0], 'AllowConflicts:TRUE', metadata[2]] }],
      [{ allowConflicts: false }, { msExchResourceMetaData: metadata }],
      [{ requestInPolicy: [] }, { msExchResourceMetaData: metadata.slice(0, 2) }],
      [{ resourceDelegates: [ann] }, { publicDelegates: [dn] }],
      [{ resourceDelegates: [] }, { publicDelegates: undefined }],
      [{ displayName: 'Board room' }, { displayName: ['Board room'] }],
    ];

    for (const [input, changed] of cases) {
      const before = await attributesOf(hoster, path);
      await run(ModifyResourceMailbox, { path, ...input });
      assert.deepEqual(await attributesOf(hoster, path), sorted({ ...before, ...changed }), JSON.stringify(input));
    }
  });

  it('heals what other programs have done to the lists of a room', async () => {
    const hoster = await hosting();
    const { path } = await withRoom(hoster);
    const healthy = await attributesOf(hoster, path);
    assert.equal(healthy['showInAddressBook']?.length, 2);
    await hoster.directory.modify(path, { showInAddressBook: [], msExchQueryBaseDN: [], msExchUseOAB: [] });

    await hoster.run(ModifyResourceMailbox, { path });

    assert.deepEqual(await attributesOf(hoster, path), healthy);
  });

  it('refuses users without a mailbox and mailboxes of people', async () => {
    const { acme, run } = await hosting();
    const ann = await acme.mailboxUser('ann');
    await assert.rejects(run(ModifyResourceMailbox, { path: ann }), { code: 'EXCHANGE_NOT_A_RESOURCE_MAILBOX' });
    await assert.rejects(run(ModifyResourceMailbox, { path: acme.administrator }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(ModifyResourceMailbox, async (hoster) => {
    const { path, ann } = await withRoom(hoster);
    return { path, emailAddresses: ['hall@acme.example'], resourceDelegates: [ann], deleteSubject: false };
  });
});

async function withRoom({ acme, run }: Hosting) {
  const ann = await acme.mailboxUser('ann');
  const path = await acme.user('room');
  await run('Exchange 2007 Provider::CreateResourceMailbox', {
    path,
    alias: 'room',
    database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
    emailAddresses: ['SMTP:room@acme.example'],
    resourceType: 'Room',
    resourceCustom: ['Whiteboard'],
    allowConflicts: false,
    requestInPolicy: [ann],
  });
  return { path, ann };
}

/** What the directory holds, without what every change changes; the order of values says nothing. */
async function attributesOf({ directory }: Hosting, path: string): Promise<Record<string, readonly string[]>> {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return sorted(attributes);
}

function sorted(attributes: object): Record<string, readonly string[]> {
  const entries = Object.entries(attributes).filter(([, values]) => values !== undefined);
  return Object.fromEntries(entries.map(([name, values]) => [name, [...values].sort()]));
}
