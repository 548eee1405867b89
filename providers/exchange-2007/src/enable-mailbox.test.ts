import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const EnableMailbox = 'Exchange 2007 Provider::EnableMailbox';
const DisableMailbox = 'Exchange 2007 Provider::DisableMailbox';

describe(EnableMailbox, () => {
  it('brings back what a mailbox had before it was disabled', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.mailboxUser('ann');
    const settings: [string[], string[]][] = [
      [[], []],
      [['HTTP§0§1§§§§§§', 'POP3§1§0§2§UTF-8§0§§§'], ['4']],
      [['MAPI§1§1§-11.8010.8036§§§§§', 'X400§1'], ['7']],
    ];

    for (const [protocolSettings, msExchOmaAdminWirelessEnable] of settings) {
      await hoster.directory.modify(path, { protocolSettings, msExchOmaAdminWirelessEnable });
      const before = await attributesOf(hoster, path);
      await hoster.run(DisableMailbox, { path });
      assert.deepEqual(await hoster.run(EnableMailbox, { path }), {});
      assert.deepEqual(await attributesOf(hoster, path), before);
    }
  });

  it('gives a switch the state that it was given while the mailbox was disabled', async () => {
    const { run, acme } = await hosting();
    const path = await acme.mailboxUser('ann');
    await run('Exchange 2007 Provider::SetCASMailbox', { path, popEnabled: true, owaEnabled: true });
    await run(DisableMailbox, { path });
    await run('Exchange 2007 Provider::SetCASMailbox', { path, popEnabled: false });

    await run(EnableMailbox, { path });

    const { mailboxes } = await run('Exchange 2007 Provider::GetCASMailbox', { identity: path });
    assert.equal(mailboxes[0].popEnabled, false);
    assert.equal(mailboxes[0].owaEnabled, true);
  });

  it('leaves an enabled mailbox as it is, also one whose protocols are all off', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.mailboxUser('ann');
    await hoster.directory.modify(path, {
      protocolSettings: ['HTTP§0', 'IMAP4§0', 'MAPI§0', 'POP3§0'],
      msExchOmaAdminWirelessEnable: ['7'],
    });
    const before = await attributesOf(hoster, path);

    await hoster.run(EnableMailbox, { path });

    assert.deepEqual(await attributesOf(hoster, path), before);
  });

  it('refuses a user without a mailbox', async () => {
    const { run, acme } = await hosting();

    const enabled = run(EnableMailbox, { path: acme.administrator });

    await assert.rejects(enabled, { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(EnableMailbox, async ({ run, acme }) => {
    const path = await acme.mailboxUser('ann');
    await run(DisableMailbox, { path });
    return { path };
  });
});

/** What the directory holds of a user, without what every change changes; the order of values says nothing. */
async function attributesOf({ directory }: Hosting, path: string) {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, [...values].sort()]));
}
