import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const SetUMAutoAttendant = 'Unified Messaging 2007 Provider::SetUMAutoAttendant';
const NewUMAutoAttendant = 'Unified Messaging 2007 Provider::NewUMAutoAttendant';
const identity = 'Reception';

describe(SetUMAutoAttendant, () => {
  it('keeps what holds in business hours apart from what holds after them', async () => {
    const hoster = await hosting();
    const { run } = hoster;
    await addAttendant(hoster);
    const propertyList = {
      afterHoursKeyMappings: ['1,Emergency,7001', '2,Hotel,7002'],
      afterHoursKeyMappingEnabled: true,
      afterHoursWelcomeGreetingFileName: 'night.wav',
      afterHoursTransferToOperatorEnabled: true,
      allowDialPlanSubscribers: false,
      allowedInCountryGroups: ['Local'],
      missedCallNotificationEnabled: true,
      businessHoursKeyMappings: ['1,Sales,7003'],
      businessHoursSchedule: ['Mon.08:00-Mon.17:30', 'Tue.08:00-Tue.17:30'],
      contactScope: 'AddressList',
      nameLookupEnabled: false,
      pilotIdentifierList: ['+1', '+5'],
      timeZone: 'Europe/Berlin',
    };

    await run(SetUMAutoAttendant, { identity, propertyList });
    await run(SetUMAutoAttendant, { identity, propertyList: { afterHoursKeyMappings: ['1,Emergency,7009'] } });

    const [{ properties }] = (await run('Unified Messaging 2007 Provider::GetUMAutoAttendant', {})).autoAttendants;
    const told = new Map(properties.map(({ name, value }: { name: string; value: string[] }) => [name, value]));
    for (const [name, value] of Object.entries({ ...propertyList, afterHoursKeyMappings: '1,Emergency,7009' })) {
      assert.deepEqual(told.get(name), [value].flat().map(String), name);
    }
    assert.deepEqual(told.get('enabled'), ['false']);
  });

  it('refuses the number of another one, and falls back only on one that there is', async () => {
    const hoster = await hosting();
    const { umDialPlan } = await addAttendant(hoster);
    await hoster.run(NewUMAutoAttendant, { name: 'Night', umDialPlan, pilotIdentifierList: ['+2'] });
    const set = (propertyList: object) => hoster.run(SetUMAutoAttendant, { identity, propertyList });

    await assert.rejects(set({ pilotIdentifierList: ['+2'] }), { code: 'UM_PILOT_IDENTIFIER_TAKEN' });
    await assert.rejects(set({ dtmfFallbackAutoAttendant: 'Nothing' }), { code: 'UM_OBJECT_UNKNOWN' });
    await set({ dtmfFallbackAutoAttendant: 'Night', pilotIdentifierList: ['+1', '+3'] });
  });

  undoesEverywhere(SetUMAutoAttendant, async (hoster) => {
    await addAttendant(hoster);
    return { identity, propertyList: { speechEnabled: true, afterHoursKeyMappings: ['1,Emergency,7001'] } };
  });
});

async function addAttendant(hoster: Hosting) {
  const plan = await addDialPlan(hoster);
  await hoster.run(NewUMAutoAttendant, { name: identity, umDialPlan: plan.umDialPlan, pilotIdentifierList: ['+1'] });
  return plan;
}
