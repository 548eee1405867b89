import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, subscribedToMobility } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';

describe('C6, KB946495: MaxInactivityTimeDeviceLock could not be set', () => {
  it('goes from the request to the directory and back to the second', async () => {
    const hoster = await withPolicy();
    const cases: [given: string, seconds: string[] | undefined, read: string][] = [
      ['00:15:00', ['900'], '00:15:00'],
      ['00:01:00', ['60'], '00:01:00'],
      ['00:01:01', ['61'], '00:01:01'],
      ['00:59:59', ['3599'], '00:59:59'],
      ['01:00:00', ['3600'], '01:00:00'],
      ['Unlimited', undefined, 'Unlimited'],
      ['00:15:00', ['900'], '00:15:00'],
      ['unlimited', undefined, 'Unlimited'],
    ];
    for (const [given, seconds, read] of cases) {
      const { error } = await hoster.submit(modify(hoster, given));
      assert.equal(error, undefined, given);
      const { policies } = await hoster.run('Exchange 2007 Mobility Provider::GetActiveSyncMailboxPolicy', {});
      const { path } = policies.find(({ name }: { name: string }) => name.endsWith(' Gold'));
      const { attributes } = await hoster.directory.read(path);
      assert.deepEqual(attributes['msExchMobileMaxInactivityTimeDeviceLock'], seconds, given);
      const request = { organization: hoster.acme.path, policyName: 'Gold' };
      const [policy] = (await hoster.acme.run(`${own}::GetPolicies`, request)).policies;
      assert.equal(policy.maxInactivityTimeDeviceLock, read, given);
    }
  });

  it('refuses what lies outside, and changes nothing', async () => {
    const hoster = await withPolicy();
    const before = await hoster.everything();
    for (const given of ['00:00:59', '00:00:00', '01:00:01', '1.00:00:00', '15', '00:15', '-00:15:00', '']) {
      const { error } = await hoster.submit(modify(hoster, given));
      assert.equal(error?.code, 'ENGINE_INPUT_INVALID', given);
    }
    assert.deepEqual(await hoster.everything(), before);
  });
});

async function withPolicy(): Promise<Hosting> {
  const hoster = await hosting();
  const { acme, run } = hoster;
  await subscribedToMobility(run, acme);
  await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName: 'Gold' });
  return hoster;
}

function modify({ acme }: Hosting, time: string): string {
  return `<request><data/><procedure>
    <execute namespace="${own}" procedure="ModifyPolicy"><executeData>
      <organization>${acme.path}</organization><policyName>Gold</policyName>
      <maxInactivityTimeDeviceLock>${time}</maxInactivityTimeDeviceLock>
    </executeData></execute></procedure></request>`;
}
