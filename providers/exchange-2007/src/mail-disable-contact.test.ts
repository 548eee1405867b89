import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const MailDisableContact = 'Exchange 2007 Provider::MailDisableContact';

describe(MailDisableContact, () => {
  it('leaves the contact as it was before it had mail, and its address free', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const path = await contactOf(hoster);
    const before = await attributesOf(hoster, path);
    await mailEnable(hoster, path);

    await hoster.run(MailDisableContact, { path });

    assert.deepEqual(await attributesOf(hoster, path), { ...before, displayName: ['Pat'] });
    await mailEnable(hoster, path);
  });

  it('refuses a contact without mail', async () => {
    const hoster = await hosting();
    const path = await contactOf(hoster);

    await assert.rejects(hoster.run(MailDisableContact, { path }), { code: 'EXCHANGE_NOT_MAIL_ENABLED' });
  });

  undoesEverywhere(MailDisableContact, async (hoster) => {
    await hoster.acme.mailboxUser('ann');
    const path = await contactOf(hoster);
    await mailEnable(hoster, path);
    return { path };
  });
});

async function contactOf({ run, acme }: Hosting): Promise<string> {
  const { path } = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
  return path;
}

async function mailEnable({ run }: Hosting, path: string): Promise<void> {
  await run('Exchange 2007 Provider::MailEnableContact', {
    path,
    externalEmailAddress: 'pat@partner.example',
    primarySmtpAddress: 'pat@acme.example',
  });
}

/** What the directory holds of a contact, without what every change changes. */
async function attributesOf({ directory }: Hosting, path: string): Promise<Record<string, readonly string[]>> {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return attributes;
}
