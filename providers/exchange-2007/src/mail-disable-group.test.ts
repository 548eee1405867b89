import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const MailDisableGroup = 'Exchange 2007 Provider::MailDisableGroup';

describe(MailDisableGroup, () => {
  it('leaves the group as it was before it had mail, and its address free', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const path = await groupOf(hoster);
    const before = await attributesOf(hoster, path);
    await mailEnable(hoster, path);

    await hoster.run(MailDisableGroup, { path });

    assert.deepEqual(await attributesOf(hoster, path), { ...before, displayName: ['Sales'] });
    await mailEnable(hoster, path);
  });

  it('refuses a group without mail', async () => {
    const hoster = await hosting();
    const path = await groupOf(hoster);

    await assert.rejects(hoster.run(MailDisableGroup, { path }), { code: 'EXCHANGE_NOT_MAIL_ENABLED' });
  });

  undoesEverywhere(MailDisableGroup, async (hoster) => {
    await hoster.acme.mailboxUser('ann');
    const path = await groupOf(hoster);
    await mailEnable(hoster, path);
    return { path };
  });
});

async function groupOf({ run, acme }: Hosting): Promise<string> {
  const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
  return group.path;
}

async function mailEnable({ run }: Hosting, path: string): Promise<void> {
  await run('Exchange 2007 Provider::MailEnableGroup', {
    path,
    alias: 'sales',
    emailAddresses: ['sales@acme.example'],
  });
}

/** What the directory holds of a group, without what every change changes. */
async function attributesOf({ directory }: Hosting, path: string): Promise<Record<string, readonly string[]>> {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(path)).attributes;
  return attributes;
}
