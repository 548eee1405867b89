import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MailDisableRecipients_';

describe(name, () => {
  it('takes the mail from contacts and groups of the organization, and from nobody below or beside it', async () => {
    const hoster = await hosting();
    const { contact, group } = await recipientsOf(hoster, 'acme');
    const others = await recipientsOf(hoster, 'rival');
    const user = await hoster.acme.mailboxUser('ann');
    const before = await hoster.everything();

    await hoster.run(name, { organization: hoster.reseller.path });
    assert.deepEqual(await hoster.everything(), before);
    await hoster.run(name, { organization: hoster.acme.path });

    const mail = async (path: string) => (await hoster.directory.read(path)).attributes['proxyAddresses']?.length ?? 0;
    const paths = [contact, group, others.contact, others.group, user];
    assert.deepEqual(await Promise.all(paths.map(mail)), [0, 0, 1, 1, 1]);
  });

  undoesEverywhere(name, async (hoster) => {
    await recipientsOf(hoster, 'acme');
    return { organization: hoster.acme.path };
  });
});

async function recipientsOf({ run, ...hoster }: Hosting, tenant: 'acme' | 'rival') {
  const { path, domain } = hoster[tenant];
  const { path: contact } = await run('Managed Active Directory::CreateContact', { container: path, name: 'Pat' });
  await run('Managed Email 2007::MailEnableContact', {
    contact,
    externalEmailAddress: 'pat@partner.example',
    primarySmtpAddress: `pat@${domain}`,
  });
  const { group } = await run('Managed Active Directory::CreateGroup', { container: path, name: 'Sales' });
  await run('Managed Email 2007::MailEnableGroup', {
    group: group.path,
    alias: 'sales',
    emailAddresses: [`sales@${domain}`],
  });
  return { contact: contact as string, group: group.path as string };
}
