import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::SetUMMailboxPolicy';

describe(name, () => {
  it('lets administrators of the organization make its PINs longer, but not those of all', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    await acme.run(name, request);

    const read = { organization: acme.path, identity: request['identity'] };
    const [{ properties }] = (await acme.run('Managed Unified Messaging::GetUMMailboxPolicy', read)).mailboxPolicies;
    assert.deepEqual(properties.find((each: { name: string }) => each.name === 'minPINLength')?.value, ['8']);
    const shared = { name: 'Shared', numberOfDigitsInExtension: 4 };
    await hoster.run('Unified Messaging 2007 Provider::NewUMDialPlan', shared);
    const forAll = acme.run(name, { ...request, identity: 'Shared Default Policy' });
    await assert.rejects(forAll, { code: 'UM_OBJECT_UNKNOWN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
