import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const provider = 'Unified Messaging 2007 Provider';

describe('SetUMServer (KB977174)', () => {
  it('takes several dial plans whose names have spaces, commas and quotes', async () => {
    const { acme, directory, run } = await hosting();
    const names = ['two words', 'a, b', 'the "main" one', "d'Artagnan; #5+1=6 <x>", 'CN=not a DN'];
    const dns: string[] = [];
    for (const name of names) {
      const plan = { name, numberOfDigitsInExtension: 4, organization: acme.path };
      const { umDialPlan } = await run(`${provider}::NewUMDialPlan`, plan);
      dns.push((await directory.read(umDialPlan)).dn);
    }

    await run(`${provider}::SetUMServer`, { identity: 'EXMBX01', propertyList: { dialPlans: names } });

    const [{ path }] = (await run(`${provider}::GetUMServer`, {})).umServers;
    const { attributes } = await directory.read(path);
    assert.deepEqual([...(attributes['msExchUMServerDialPlanLink'] ?? [])].sort(), dns.sort());
    for (const identity of names) {
      const [plan] = (await run(`${provider}::GetUMDialPlan`, { identity })).dialPlans;
      assert.equal(plan.name, identity);
    }
  });

  it('takes them as a request writes them', async () => {
    const hoster = await hosting();
    const organization = hoster.acme.path;
    for (const name of ['two words', 'a, "b"']) {
      await hoster.run(`${provider}::NewUMDialPlan`, { name, numberOfDigitsInExtension: 4, organization });
    }

    const { error } = await hoster.submit(`
      <request><data/><procedure>
        <execute namespace="${provider}" procedure="SetUMServer"><executeData>
          <identity>EXMBX01</identity>
          <propertyList><property name="dialPlans"><value>two words</value><value>a, &quot;b&quot;</value></property></propertyList>
        </executeData></execute>
      </procedure></request>`);

    assert.equal(error, undefined);
    const [{ properties }] = (await hoster.run(`${provider}::GetUMServer`, {})).umServers;
    assert.equal(properties.at(-1).value.length, 2);
  });
});
