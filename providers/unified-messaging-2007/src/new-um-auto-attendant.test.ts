import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const NewUMAutoAttendant = 'Unified Messaging 2007 Provider::NewUMAutoAttendant';

describe(NewUMAutoAttendant, () => {
  it('answers its numbers alone, in the dial plan that is named', async () => {
    const hoster = await hosting();
    const { rival, run } = hoster;
    const input = await attendantOf(hoster);

    await run(NewUMAutoAttendant, input);
    const second = { ...input, name: 'Night', pilotIdentifierList: ['+2'], dtmfFallbackAutoAttendant: 'Reception' };
    await run(NewUMAutoAttendant, { ...second, status: 'Enabled', templateInstance: 'Reception' });

    const { autoAttendants } = await run('Unified Messaging 2007 Provider::GetUMAutoAttendant', { identity: 'Night' });
    const properties = Object.fromEntries(
      autoAttendants[0].properties.map(({ name, value }: { name: string; value: string[] }) => [name, value]),
    );
    assert.deepEqual(properties['pilotIdentifierList'], ['+2']);
    assert.deepEqual(properties['speechEnabled'], ['true']);
    assert.deepEqual(properties['enabled'], ['true']);
    assert.match(properties['dtmfFallbackAutoAttendant'][0], /^CN=Reception,/);
    const cases = [
      ['UM_NAME_TAKEN', { pilotIdentifierList: ['+3'] }],
      ['UM_PILOT_IDENTIFIER_TAKEN', { name: 'Third' }],
      ['UM_OBJECT_UNKNOWN', { name: 'Third', pilotIdentifierList: [], organization: rival.path }],
    ] as const;
    for (const [code, other] of cases) await assert.rejects(run(NewUMAutoAttendant, { ...input, ...other }), { code });
  });

  undoesEverywhere(NewUMAutoAttendant, attendantOf);
});

async function attendantOf(hoster: Hosting) {
  const { umDialPlan } = await addDialPlan(hoster);
  const numbers = { pilotIdentifierList: ['+1'], speechEnabled: true };
  return { name: 'Reception', umDialPlan, ...numbers, organization: hoster.acme.path };
}
