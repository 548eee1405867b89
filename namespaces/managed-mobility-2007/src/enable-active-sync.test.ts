import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::EnableActiveSync`;

describe(name, () => {
  it('switches ActiveSync of the user, and leaves the one of others', async () => {
    const { acme } = await hosting();
    const [ann, ben] = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    for (const user of [ann, ben]) await acme.run(`${own}::DisableActiveSync`, { user });

    await acme.run(name, { user: ann });

    const isOn = async (user: string) => (await acme.run(`${own}::GetUserPolicy`, { user })).activeSyncEnabled;
    assert.deepEqual([await isOn(ann), await isOn(ben)], [true, false]);
    await assert.rejects(acme.run(name, { user: acme.administrator }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
