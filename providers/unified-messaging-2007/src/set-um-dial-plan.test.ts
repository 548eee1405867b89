import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Unified Messaging 2007 Provider';
const SetUMDialPlan = `${provider}::SetUMDialPlan`;
const identity = 'Acme, "main"';

describe(SetUMDialPlan, () => {
  it('sets what is given and leaves the rest, also the number of digits', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    await addDialPlan(hoster);
    const properties = async () => {
      const [{ properties }] = (await run(`${provider}::GetUMDialPlan`, { identity })).dialPlans;
      return Object.fromEntries(properties.map(({ name, value }: { name: string; value: string[] }) => [name, value]));
    };
    const before = await properties();
    const propertyList = {
      accessTelephoneNumbers: ['+14255550100', '+14255550101'],
      allowedInCountryGroups: ['Local'],
      audioCodec: 'G711',
      countryOrRegionCode: '1',
      defaultLanguage: 1031,
      faxEnabled: false,
      maxCallDuration: 120,
      voIPSecurity: 'Secured',
      welcomeGreetingFilename: 'hello.WAV',
    };

    await run(SetUMDialPlan, { identity, propertyList, organization: acme.path });

    const expected = Object.entries(propertyList).map(([name, value]) => [name, [value].flat().map(String)]);
    assert.deepEqual(await properties(), { ...before, ...Object.fromEntries(expected) });
    await run(SetUMDialPlan, { identity, propertyList: { accessTelephoneNumbers: [], countryOrRegionCode: '' } });
    assert.equal((await properties())['accessTelephoneNumbers'], undefined);
    const foreign = run(SetUMDialPlan, { identity, propertyList, organization: rival.path });
    await assert.rejects(foreign, { code: 'UM_OBJECT_UNKNOWN' });
    const wrong = run(SetUMDialPlan, { identity, propertyList: { numberOfDigitsInExtension: 5 } });
    await assert.rejects(wrong, { code: 'ENGINE_INPUT_INVALID' });
  });

  undoesEverywhere(SetUMDialPlan, async (hoster) => {
    await addDialPlan(hoster);
    return { identity, propertyList: { faxEnabled: false, accessTelephoneNumbers: ['+1'] } };
  });
});
