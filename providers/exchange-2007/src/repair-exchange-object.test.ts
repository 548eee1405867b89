import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const RepairExchangeObject = 'Exchange 2007 Provider::RepairExchangeObject';

describe(RepairExchangeObject, () => {
  it('leads a mailbox back into its organization and leaves a healthy one alone', async () => {
    const hoster = await hosting();
    const { acme, rival, run, directory } = hoster;
    const path = await acme.mailboxUser('ann');
    await rival.mailboxUser('eve');
    const healthy = await attributesOf(hoster, path);
    const foreign = (await directory.read(rival.path)).dn;

    for (const damage of [
      {},
      { showInAddressBook: [], msExchUseOAB: [] },
      { msExchQueryBaseDN: [foreign] },
      { msExchQueryBaseDN: [foreign.replace(/^OU=Rival,/, 'OU=Gone,')] },
    ]) {
      await directory.modify(path, damage);
      await run(RepairExchangeObject, { path });
      assert.deepEqual(await attributesOf(hoster, path), healthy, JSON.stringify(damage));
    }
  });

  it('keeps a user who sees himself alone, and one who is hidden', async () => {
    const hoster = await hosting();
    const { acme, run, directory } = hoster;
    const path = await acme.mailboxUser('ann');
    const { dn } = await directory.read(path);
    await run('Exchange 2007 Provider::ModifyMailbox', {
      path,
      addressListVisibilityDistinguishedName: dn,
      hiddenFromAddressListsEnabled: true,
    });
    const before = await attributesOf(hoster, path);

    await run(RepairExchangeObject, { path });

    assert.deepEqual(await attributesOf(hoster, path), before);
    assert.equal(before['showInAddressBook'], undefined);
  });

  undoesEverywhere(RepairExchangeObject, async ({ acme, directory }) => {
    const path = await acme.mailboxUser('ann');
    await directory.modify(path, { showInAddressBook: [], msExchQueryBaseDN: [], otherWellKnownObjects: [] });
    return { path };
  });
});

/** What the directory holds, without what every change changes; the order of values says nothing. */
async function attributesOf({ directory }: Hosting, path: string) {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, [...values].sort()]));
}
