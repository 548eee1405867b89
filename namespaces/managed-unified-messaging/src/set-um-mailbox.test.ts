import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::SetUMMailbox';

describe(name, () => {
  it('sets properties of a mailbox', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    await acme.run(name, request);

    const [{ properties }] = (await acme.run('Managed Unified Messaging::GetUMMailbox', { organization: acme.path }))
      .mailboxes;
    const told = new Map(properties.map((each: { name: string; value: string[] }) => [each.name, each.value[0]]));
    assert.deepEqual([told.get('faxEnabled'), told.get('operatorNumber')], ['false', '1000']);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
