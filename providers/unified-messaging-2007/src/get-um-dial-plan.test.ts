import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting } from '@tenantry/testing';

const GetUMDialPlan = 'Unified Messaging 2007 Provider::GetUMDialPlan';

describe(GetUMDialPlan, () => {
  it('finds a plan by each of its names, and for an organization only those that it may use', async () => {
    const hoster = await hosting();
    const { acme, rival, reseller, run, directory } = hoster;
    const { umDialPlan: name } = await addDialPlan(hoster);
    const plan = { numberOfDigitsInExtension: 3, generateUMMailboxPolicy: false };
    await run('Unified Messaging 2007 Provider::NewUMDialPlan', { ...plan, name: 'Shared' });
    await run('Unified Messaging 2007 Provider::NewUMDialPlan', {
      ...plan,
      name: 'Of the reseller',
      organization: reseller.path,
    });
    const [{ path, guid, organization }] = (await run(GetUMDialPlan, { identity: name })).dialPlans;
    const names = async (input: object) =>
      (await run(GetUMDialPlan, input)).dialPlans.map((each: { name: string }) => each.name).sort();

    assert.equal(organization, acme.path);
    for (const identity of [guid, `{${guid}}`, path, path.slice('LDAP://'.length), name.toUpperCase()]) {
      assert.deepEqual(await names({ identity }), [name], identity);
    }
    assert.deepEqual(await names({}), [name, 'Of the reseller', 'Shared']);
    assert.deepEqual(await names({ organization: acme.path }), [name, 'Of the reseller', 'Shared']);
    assert.deepEqual(await names({ organization: rival.path }), ['Of the reseller', 'Shared']);
    assert.deepEqual(await names({ organization: reseller.path }), ['Of the reseller', 'Shared']);
    for (const identity of [name, guid, path, acme.path, 'CN=', (await directory.read(acme.path)).guid]) {
      await assert.rejects(
        run(GetUMDialPlan, { identity, organization: rival.path }),
        { code: 'UM_OBJECT_UNKNOWN' },
        identity,
      );
    }
  });

  it('needs an Exchange organization with its containers', async () => {
    const { run, directory } = await hosting();
    const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
    await directory.delete(`CN=UM DialPlan Container,${exchange}`);
    await assert.rejects(run(GetUMDialPlan, {}), { code: 'UM_NO_EXCHANGE_ORGANIZATION' });
  });
});
