import assert from 'node:assert/strict';
import { it } from 'node:test';

import { type HostingOptions, hosting } from '@tenantry/testing';

import { newOrganization } from './new-organization.ts';

/** The life of a tenant, the same over every directory. */
export function describeVertical(options: HostingOptions = {}): void {
  it('lets a tenant live from its creation to its end', async () => {
    const hoster = await hosting(options);
    const before = Object.keys((await hoster.everything()).directory).sort();

    const tenant = await newOrganization(hoster, 'Life');
    const [user = ''] = await tenant.users(['ann']);
    const emailAddresses = [`SMTP:ann@${tenant.domain}`];
    await hoster.run('Hosted Email 2007::CreateMailbox', {
      user,
      planName: 'MailboxGold',
      alias: 'ann',
      emailAddresses,
    });
    const { enabled } = await hoster.run('Hosted Email 2007::GetMailbox', { user });
    assert.equal(enabled, true);

    await hoster.run('Hosted Email 2007::DeleteMailbox', { user });
    await hoster.run('Hosted Active Directory::DeleteUser', { path: user });
    await hoster.run('Hosted Email 2007::Unsubscribe', { organization: tenant.path });
    await hoster.run('Hosted Active Directory::DeleteOrganization', { path: tenant.path });
    assert.deepEqual(Object.keys((await hoster.everything()).directory).sort(), before);
  });
}
