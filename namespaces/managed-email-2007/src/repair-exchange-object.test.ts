import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::RepairExchangeObject';

describe(name, () => {
  it('gives a recipient back what other programs have taken', async () => {
    const { acme, reseller, directory, run } = await hosting();
    const path = await acme.mailboxUser('ann');
    const healthy = await directory.read(path);
    await directory.modify(path, { showInAddressBook: [], msExchQueryBaseDN: [], otherWellKnownObjects: [] });

    await reseller.run(name, { path });

    const { attributes } = await directory.read(path);
    for (const each of ['showInAddressBook', 'msExchQueryBaseDN', 'otherWellKnownObjects', 'msExchUseOAB']) {
      assert.deepEqual([...(attributes[each] ?? [])].sort(), [...(healthy.attributes[each] ?? [])].sort(), each);
    }
    await assert.rejects(run(name, { path: acme.administrator }), { code: 'EXCHANGE_NOT_MAIL_ENABLED' });
  });

  it('is for resellers', async () => {
    const { acme } = await hosting();
    const path = await acme.mailboxUser('ann');
    await assert.rejects(acme.run(name, { path }), { code: 'ENGINE_MISSING_PRIVILEGE' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
