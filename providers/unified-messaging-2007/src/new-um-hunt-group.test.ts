import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, addGateway, type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const NewUMHuntGroup = 'Unified Messaging 2007 Provider::NewUMHuntGroup';

describe(NewUMHuntGroup, () => {
  it('lies below its gateway, and answers a number alone', async () => {
    const hoster = await hosting();
    const { rival, run } = hoster;
    const input = await groupOf(hoster);

    const { path } = await run(NewUMHuntGroup, input);

    assert.match(path, /^LDAP:\/\/CN=Acme,CN=Gateway\\, main,CN=UM IPGateway Container,/);
    const cases = [
      ['UM_NAME_TAKEN', { pilotIdentifier: '+2' }],
      ['UM_PILOT_IDENTIFIER_TAKEN', { name: 'Second' }],
      ['UM_OBJECT_UNKNOWN', { name: 'Second', pilotIdentifier: '+2', organization: rival.path }],
      ['UM_OBJECT_UNKNOWN', { name: 'Second', pilotIdentifier: '+2', umIPGateway: '192.0.2.99' }],
    ] as const;
    for (const [code, other] of cases) {
      await assert.rejects(run(NewUMHuntGroup, { ...input, ...other }), { code }, JSON.stringify(other));
    }
    await run('Unified Messaging 2007 Provider::NewUMIPGateway', { name: 'Second', address: '192.0.2.11' });
    await run(NewUMHuntGroup, { ...input, umIPGateway: 'Second' });
    const get = run('Unified Messaging 2007 Provider::GetUMHuntGroup', { identity: 'Acme' });
    await assert.rejects(get, { code: 'UM_IDENTITY_AMBIGUOUS' });
  });

  undoesEverywhere(NewUMHuntGroup, groupOf);
});

async function groupOf(hoster: Hosting) {
  return {
    name: 'Acme',
    pilotIdentifier: '+14255550100',
    umDialPlan: (await addDialPlan(hoster)).umDialPlan,
    umIPGateway: await addGateway(hoster),
    organization: hoster.acme.path,
  };
}
