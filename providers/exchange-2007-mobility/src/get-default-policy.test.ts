import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const provider = 'Exchange 2007 Mobility Provider';
const name = `${provider}::GetDefaultPolicy_`;

describe(name, () => {
  it('tells the default of each organization, or that there is none', async () => {
    const { run, acme, rival } = await hosting();
    const { policy } = await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: 'Gold' });
    await run(`${provider}::SetDefaultPolicy_`, { organization: acme.path, policy: 'Gold' });

    assert.deepEqual(await run(name, { organization: acme.path }), { path: policy });
    assert.deepEqual(await run(name, { organization: rival.path }), {});
  });
});
