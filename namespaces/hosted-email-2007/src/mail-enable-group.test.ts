import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::MailEnableGroup';

describe(name, () => {
  it('gives the group its address, hides it by either spelling, and counts it once', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, { ...request, hiddenFromAddressListEnabled: true });

    const { attributes, guid } = await hoster.directory.read(request.group);
    assert.deepEqual(
      [attributes['mail'], attributes['msExchHideFromAddressLists'], attributes['msExchPoliciesExcluded']],
      [['sales@acme.example'], ['TRUE'], ['{26491CFC-9E50-4857-861B-0CB8DF22B5D7}']],
    );
    const { rows } = await hoster.pool.query("select item from plans.counted_item where feature = 'maximum/groups'");
    assert.deepEqual(rows, [{ item: guid }]);
  });

  it('refuses an organization without a subscription', async () => {
    const { run, reseller } = await hosting();
    const { group } = await run('Managed Active Directory::CreateGroup', { container: reseller.path, name: 'Sales' });

    const enabled = run(name, { group: group.path, alias: 'sales', emailAddresses: ['sales@fabrikam.com'] });

    await assert.rejects(enabled, { code: 'HOSTED_EMAIL_NOT_SUBSCRIBED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
