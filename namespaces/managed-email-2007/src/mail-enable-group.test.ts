import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MailEnableGroup';

describe(name, () => {
  it('gives the group an address of a domain of its organization, and hides it by either spelling', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, { ...request, hiddenFromAddressListsEnabled: true });

    const { attributes } = await hoster.directory.read(request.group);
    assert.deepEqual(
      [attributes['mail'], attributes['msExchHideFromAddressLists'], attributes['msExchPoliciesExcluded']],
      [['sales@acme.example'], ['TRUE'], ['{26491CFC-9E50-4857-861B-0CB8DF22B5D7}']],
    );
  });

  it('refuses domains of others', async () => {
    const hoster = await hosting();
    const request = {
      ...(await requestFor(name)(hoster)),
      emailAddresses: ['sales@acme.example', 'sales@rival.example'],
    };

    await assert.rejects(hoster.run(name, request), { code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
