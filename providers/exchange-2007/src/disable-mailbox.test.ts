import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const DisableMailbox = 'Exchange 2007 Provider::DisableMailbox';
const off = ['HTTP§0§1§§§§§§', 'POP3§0§1§4§ISO-8859-1§0§§§', 'IMAP4§0§1§4§ISO-8859-1§0§1§0§0', 'MAPI§0§§§§§§§'];

describe(DisableMailbox, () => {
  it('switches every protocol off and touches nothing else', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.mailboxUser('ann');
    await hoster.directory.modify(path, { protocolSettings: [], msExchOmaAdminWirelessEnable: [] });
    const before = await attributesOf(hoster, path);

    assert.deepEqual(await hoster.run(DisableMailbox, { path }), {});

    assert.deepEqual(await attributesOf(hoster, path), {
      ...before,
      protocolSettings: [...off, '_DISABLED§'],
      msExchOmaAdminWirelessEnable: ['7'],
    });
  });

  it('keeps what was set in values that no protocol reads', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.mailboxUser('ann');
    const kept = 'POP3§1§0§2§UTF-8§0§§§';
    await hoster.directory.modify(path, {
      protocolSettings: [kept, 'X400§1'],
      msExchOmaAdminWirelessEnable: ['4'],
    });

    await hoster.run(DisableMailbox, { path });

    const { protocolSettings = [], msExchOmaAdminWirelessEnable } = await attributesOf(hoster, path);
    const expected = [off[0], 'POP3§0§0§2§UTF-8§0§§§', off[2], off[3], `_${kept}`, '_DISABLED§4', 'X400§1'];
    assert.deepEqual([...protocolSettings].sort(), expected.sort());
    assert.deepEqual(msExchOmaAdminWirelessEnable, ['7']);
  });

  it('leaves a disabled mailbox as it is', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.mailboxUser('ann');
    await hoster.run(DisableMailbox, { path });
    const before = await attributesOf(hoster, path);

    await hoster.run(DisableMailbox, { path });

    assert.deepEqual(await attributesOf(hoster, path), before);
  });

  it('heals the lists of the mailbox', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.mailboxUser('ann');
    const { showInAddressBook } = await attributesOf(hoster, path);
    await hoster.directory.modify(path, { showInAddressBook: [] });

    await hoster.run(DisableMailbox, { path });

    assert.deepEqual((await attributesOf(hoster, path))['showInAddressBook'], showInAddressBook);
  });

  it('refuses a user without a mailbox', async () => {
    const { run, acme } = await hosting();

    const disabled = run(DisableMailbox, { path: acme.administrator });

    await assert.rejects(disabled, { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(DisableMailbox, async ({ acme }) => ({ path: await acme.mailboxUser('ann') }));
});

/** What the directory holds of a user, without what every change changes. */
async function attributesOf({ directory }: Hosting, path: string): Promise<Record<string, readonly string[]>> {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return attributes;
}
