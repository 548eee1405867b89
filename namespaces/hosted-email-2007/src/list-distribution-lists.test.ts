import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::ListDistributionLists';

describe(name, () => {
  it('lists groups with addresses and their managers', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const request = await requestFor(name)(hoster);
    const { group } = await run('Hosted Active Directory::CreateGroup', { container: acme.path, name: 'Board' });
    await run('Hosted Active Directory::CreateGroup', { container: acme.path, name: 'No address' });
    await run('Hosted Email 2007::MailEnableGroup', {
      group: group.path,
      alias: 'board',
      emailAddresses: ['board@acme.example'],
      hiddenFromAddressListsEnabled: true,
    });

    const { groups } = await acme.run(name, request);

    assert.deepEqual(
      groups.map(({ path, guid, ...each }: { path: string; guid: string }) => each),
      [
        {
          name: 'Board',
          displayName: 'Board',
          recipientType: 'MailUniversalSecurityGroup',
          alias: 'board',
          primarySmtpAddress: 'board@acme.example',
          hiddenFromAddressListsEnabled: true,
        },
        {
          name: 'Sales',
          displayName: 'Sales',
          recipientType: 'MailUniversalDistributionGroup',
          alias: 'sales',
          primarySmtpAddress: 'sales@acme.example',
          hiddenFromAddressListsEnabled: false,
          managedBy: acme.administrator,
        },
      ],
    );
  });

  staysWithin(name);
});
